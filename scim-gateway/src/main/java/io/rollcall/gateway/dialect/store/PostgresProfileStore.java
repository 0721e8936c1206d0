package io.rollcall.gateway.dialect.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.gateway.dialect.ProfileStore;
import io.rollcall.gateway.dialect.Switch;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Evidence;
import io.rollcall.scim.dialect.IdentityProvider;
import io.rollcall.scim.dialect.IdentityProviders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Beside the row of the directory, so that requests read no more than they need. */
@ApplicationScoped
public class PostgresProfileStore implements ProfileStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String FIND = """
            SELECT provider, dialect, detected_dialect, detected_evidence, detected_strength, detected_at, switches
            FROM directories WHERE tenant_id = current_tenant() AND id = $1
            """;

    private static final String DETECTED = """
            UPDATE directories
            SET detected_dialect = $2, detected_evidence = $3, detected_strength = $4, detected_at = $5
            WHERE tenant_id = current_tenant() AND id = $1 AND (detected_strength IS NULL OR detected_strength < $4)
            """;

    private static final String CHANGE = """
            UPDATE directories SET dialect = $2, switches = $3 WHERE tenant_id = current_tenant() AND id = $1
            """;

    /** Groups that share a name cannot all claim it for the directory: that violates the index. */
    private static final String CLAIM_NAMES = """
            UPDATE groups SET name_claim = '00000000-0000-0000-0000-000000000000'
            WHERE tenant_id = current_tenant() AND directory_id = $1
              AND name_claim <> '00000000-0000-0000-0000-000000000000' AND deleted_at IS NULL
            """;

    private final TenantSql sql;

    public PostgresProfileStore(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<Optional<DirectoryProfile>> find(TenantId tenant, DirectoryId directory) {
        return sql.read(tenant, tx -> tx.preparedQuery(FIND).execute(Tuple.of(directory.value())))
                .map(PostgresProfileStore::read);
    }

    @Override
    public Uni<Void> detected(TenantId tenant, DirectoryId directory, DirectoryProfile.Detected detected) {
        Tuple row = Tuple.of(
                directory.value(),
                detected.provider().key(),
                detected.evidence().reason(),
                detected.evidence().strength().rank(),
                detected.at().atOffset(ZoneOffset.UTC));
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(DETECTED).execute(row).replaceWithVoid());
    }

    @Override
    public Uni<Optional<DirectoryProfile>> change(
            TenantId tenant, DirectoryId directory, UnaryOperator<DirectoryProfile> change) {
        return sql.inTransaction(
                        tenant,
                        tx -> tx.preparedQuery(FIND + " FOR UPDATE")
                                .execute(Tuple.of(directory.value()))
                                .map(found -> read(found).map(change))
                                .call(next -> next.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : write(tx, directory, next.get())))
                .onFailure(failure -> UNIQUE_VIOLATION.equals(SqlFailures.sqlState(failure)))
                .transform(NamesShared::new);
    }

    private static Uni<Void> write(SqlConnection tx, DirectoryId directory, DirectoryProfile profile) {
        IdentityProvider override = profile.override();
        JsonObject switches = new JsonObject();
        profile.switches().forEach((one, value) -> switches.put(one.key(), value));
        Uni<Void> written = tx.preparedQuery(CHANGE)
                .execute(Tuple.of(directory.value(), override == null ? null : override.key(), switches))
                .replaceWithVoid();
        return profile.on(Switch.UNIQUE_GROUP_NAMES)
                ? written.call(() -> tx.preparedQuery(CLAIM_NAMES).execute(Tuple.of(directory.value())))
                : written;
    }

    private static Optional<DirectoryProfile> read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new DirectoryProfile(
                row.getString("provider"),
                provider(row.getString("dialect")),
                detected(row),
                switches(row.getJsonObject("switches"))));
    }

    private static DirectoryProfile.@Nullable Detected detected(Row row) {
        IdentityProvider provider = provider(row.getString("detected_dialect"));
        return provider == null
                ? null
                : new DirectoryProfile.Detected(
                        new Evidence(
                                provider,
                                Evidence.Strength.ranked(row.getInteger("detected_strength")),
                                row.getString("detected_evidence")),
                        row.getOffsetDateTime("detected_at").toInstant());
    }

    /** A dialect that a later release has dropped counts as none. */
    private static @Nullable IdentityProvider provider(@Nullable String key) {
        return key == null ? null : IdentityProviders.named(key).orElse(null);
    }

    private static Map<Switch, Boolean> switches(JsonObject stored) {
        Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
        for (Map.Entry<String, Object> entry : stored) {
            Switch.of(entry.getKey()).ifPresent(one -> switches.put(one, Boolean.TRUE.equals(entry.getValue())));
        }
        return switches;
    }
}
