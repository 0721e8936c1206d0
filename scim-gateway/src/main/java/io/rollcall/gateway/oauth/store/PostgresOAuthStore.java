package io.rollcall.gateway.oauth.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.auth.TrustedIssuer;
import io.rollcall.gateway.oauth.ClientSecret;
import io.rollcall.gateway.oauth.OAuthClient;
import io.rollcall.gateway.oauth.OAuthStore;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Through the SQL client, as the token endpoint is called by machines. */
@ApplicationScoped
public class PostgresOAuthStore implements OAuthStore {
    private final Pool pool;
    private final TenantSql sql;

    public PostgresOAuthStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    @Override
    public Uni<@Nullable TenantId> tenantOf(DirectoryId directory) {
        return pool.preparedQuery(OAuthSql.TENANT)
                .execute(Tuple.of(directory.value()))
                .map(rows -> rows.iterator().next().getString(0))
                .map(tenant -> tenant == null ? null : new TenantId(tenant));
    }

    @Override
    public Uni<Void> create(TenantId tenant, DirectoryId directory, OAuthClient client) {
        Tuple row = proof(Tuple.of(directory.value(), client.id(), client.name()), client.proof())
                .addOffsetDateTime(time(client.createdAt()))
                .addString(client.createdBy());
        return sql.inTransaction(tenant, tx -> {
            Uni<Void> created = run(tx, OAuthSql.INSERT_CLIENT, row).replaceWithVoid();
            for (ClientSecret secret : client.secrets()) {
                created = created.flatMap(done -> insert(tx, client.id(), secret));
            }
            return created;
        });
    }

    @Override
    public Uni<List<OAuthClient>> list(TenantId tenant, DirectoryId directory) {
        return sql.read(tenant, tx -> run(tx, OAuthSql.LIST, Tuple.of(directory.value())))
                .map(rows -> rows.stream().map(OAuthRows::client).toList());
    }

    @Override
    public Uni<Optional<OAuthClient>> find(TenantId tenant, DirectoryId directory, UUID client) {
        return sql.read(tenant, tx -> run(tx, OAuthSql.FIND, Tuple.of(directory.value(), client)))
                .map(rows -> rows.stream().findFirst().map(OAuthRows::client));
    }

    @Override
    public Uni<Boolean> rotate(TenantId tenant, UUID client, ClientSecret secret, Instant othersExpireAt, int allowed) {
        return sql.inTransaction(
                tenant,
                tx -> run(tx, OAuthSql.LOCK, Tuple.of(client))
                        .flatMap(locked -> run(tx, OAuthSql.COUNT_ACTIVE, Tuple.of(client, time(secret.createdAt()))))
                        .flatMap(count -> count.iterator().next().getLong(0) >= allowed
                                ? Uni.createFrom().item(false)
                                : run(tx, OAuthSql.EXPIRE_SECRETS, Tuple.of(client, time(othersExpireAt)))
                                        .flatMap(done -> insert(tx, client, secret))
                                        .replaceWith(true)));
    }

    @Override
    public Uni<Boolean> revokeSecret(TenantId tenant, UUID client, UUID secret, Instant now) {
        return sql.inTransaction(
                tenant,
                tx -> run(tx, OAuthSql.REVOKE_SECRET, Tuple.of(client, secret, time(now)))
                        .call(done -> run(tx, OAuthSql.END_ACCESS, Tuple.of(client, time(now))))
                        .map(rows -> rows.rowCount() > 0));
    }

    @Override
    public Uni<Boolean> revoke(TenantId tenant, DirectoryId directory, UUID client, Instant now) {
        Tuple row = Tuple.of(directory.value(), client, time(now));
        return sql.inTransaction(tenant, tx -> run(tx, OAuthSql.REVOKE, row).map(rows -> rows.rowCount() > 0));
    }

    @Override
    public Uni<Boolean> changeProof(TenantId tenant, DirectoryId directory, UUID client, OAuthClient.Proof proof) {
        Tuple row = proof(Tuple.of(directory.value(), client), proof);
        return sql.inTransaction(
                tenant, tx -> run(tx, OAuthSql.CHANGE_PROOF, row).map(rows -> rows.rowCount() > 0));
    }

    @Override
    public Uni<Void> issue(TenantId tenant, DirectoryId directory, UUID client, TokenHash token, Instant expiresAt) {
        Tuple row = Tuple.of(directory.value(), client, Buffer.buffer(token.bytes()), time(expiresAt));
        return sql.inTransaction(tenant, tx -> run(tx, OAuthSql.ISSUE, row).replaceWithVoid());
    }

    @Override
    public Uni<Boolean> firstUse(TenantId tenant, UUID client, TokenHash assertionId, Instant expiresAt) {
        Tuple row = Tuple.of(client, Buffer.buffer(assertionId.bytes()), time(expiresAt));
        return sql.inTransaction(tenant, tx -> run(tx, OAuthSql.FIRST_USE, row).map(rows -> rows.rowCount() > 0));
    }

    @Override
    public Uni<Optional<TrustedIssuer>> issuer(TenantId tenant, DirectoryId directory) {
        return sql.read(tenant, tx -> run(tx, OAuthSql.ISSUER, Tuple.of(directory.value())))
                .map(rows -> rows.stream().findFirst().map(OAuthRows::issuer));
    }

    @Override
    public Uni<Void> trust(TenantId tenant, DirectoryId directory, @Nullable TrustedIssuer issuer) {
        Tuple key = Tuple.of(directory.value());
        return sql.inTransaction(
                tenant,
                tx -> (issuer == null ? run(tx, OAuthSql.DISTRUST, key) : run(tx, OAuthSql.TRUST, row(key, issuer)))
                        .replaceWithVoid());
    }

    private static Tuple row(Tuple key, TrustedIssuer issuer) {
        return key.addString(issuer.issuer())
                .addString(issuer.audience())
                .addString(issuer.appId())
                .addString(issuer.jwksUri().toString());
    }

    private static Tuple proof(Tuple row, OAuthClient.Proof proof) {
        return switch (proof) {
            case OAuthClient.Proof.Secret() ->
                row.addString(OAuthRows.SECRET).addString(null).addString(null);
            case OAuthClient.Proof.InlineKeys(var jwks) ->
                row.addString(OAuthRows.KEYS).addString(jwks).addString(null);
            case OAuthClient.Proof.RemoteKeys(var uri) ->
                row.addString(OAuthRows.KEYS).addString(null).addString(uri.toString());
        };
    }

    private static Uni<Void> insert(SqlConnection tx, UUID client, ClientSecret secret) {
        Tuple row = Tuple.of(client, secret.id(), Buffer.buffer(secret.hash().bytes()), secret.lastFour())
                .addOffsetDateTime(time(secret.createdAt()));
        return run(tx, OAuthSql.INSERT_SECRET, row).replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection tx, String statement, Tuple row) {
        return tx.preparedQuery(statement).execute(row);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
