package io.rollcall.gateway.auth.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.CredentialStore;
import io.rollcall.gateway.auth.Credentials;
import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads through a function that tells the credentials of one directory, as the tenant is not known yet. */
@ApplicationScoped
public class PostgresCredentialStore implements CredentialStore {
    private static final String FIND = """
            SELECT tenant_id, provider, token_id, hash, expires_at FROM directory_credentials($1) WHERE status = 'ACTIVE'
            """;

    private static final String USED = """
            UPDATE directory_tokens t SET last_used_at = u.at
            FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, at)
            WHERE t.tenant_id = current_tenant() AND t.id = u.id
            """;

    private final Pool pool;
    private final TenantSql sql;

    public PostgresCredentialStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    @Override
    public Uni<@Nullable Credentials> find(DirectoryId directory) {
        return pool.preparedQuery(FIND).execute(Tuple.of(directory.value())).map(PostgresCredentialStore::read);
    }

    @Override
    public Uni<Void> used(TenantId tenant, Map<UUID, Instant> lastUse) {
        List<UUID> ids = List.copyOf(lastUse.keySet());
        Tuple row = Tuple.tuple()
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(ids.stream()
                        .map(lastUse::get)
                        .map(at -> at.atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(USED).execute(row).replaceWithVoid());
    }

    private static @Nullable Credentials read(RowSet<Row> rows) {
        List<Credentials.Token> tokens = new ArrayList<>(rows.size());
        Row last = null;
        for (Row row : rows) {
            OffsetDateTime expires = row.getOffsetDateTime("expires_at");
            tokens.add(new Credentials.Token(
                    row.getUUID("token_id"),
                    TokenHash.ofBytes(row.getBuffer("hash").getBytes()),
                    expires == null ? null : expires.toInstant()));
            last = row;
        }
        return last == null
                ? null
                : new Credentials(new TenantId(last.getString("tenant_id")), last.getString("provider"), tokens);
    }
}
