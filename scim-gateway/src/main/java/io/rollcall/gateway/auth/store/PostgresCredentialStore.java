package io.rollcall.gateway.auth.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.auth.AccessToken;
import io.rollcall.gateway.auth.CredentialStore;
import io.rollcall.gateway.auth.Credentials;
import io.rollcall.gateway.auth.Principal;
import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.auth.TrustedIssuer;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads through functions that tell the credentials of one directory, as the tenant is not known yet. */
@ApplicationScoped
public class PostgresCredentialStore implements CredentialStore {
    private static final String FIND = """
            SELECT tenant_id, provider, requests_per_second, log_bodies, issuer, audience, app_id, jwks_uri,
                   token_ids, token_names, hashes, expires_at, revoked_at
            FROM directory_access($1)
            """;

    private static final String FIND_ACCESS_TOKEN = """
            SELECT client_id, client_name, expires_at, revoked_at FROM oauth_access($1, $2)
            """;

    private static final String TOKENS_USED = """
            UPDATE directory_tokens t SET last_used_at = u.at
            FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, at)
            WHERE t.tenant_id = current_tenant() AND t.id = u.id
            """;

    private static final String CLIENTS_USED = """
            UPDATE oauth_clients c SET last_used_at = u.at
            FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, at)
            WHERE c.tenant_id = current_tenant() AND c.id = u.id
            """;

    private final Pool pool;
    private final TenantSql sql;

    public PostgresCredentialStore(Pool pool, TenantSql sql) {
        this.pool = pool;
        this.sql = sql;
    }

    @Override
    public Uni<@Nullable Credentials> find(DirectoryId directory) {
        return pool.preparedQuery(FIND).execute(Tuple.of(directory.value())).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? credentials(directory, found.next()) : null;
        });
    }

    @Override
    public Uni<@Nullable AccessToken> findAccessToken(DirectoryId directory, TokenHash hash) {
        Tuple key = Tuple.of(directory.value(), Buffer.buffer(hash.bytes()));
        return pool.preparedQuery(FIND_ACCESS_TOKEN).execute(key).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? accessToken(found.next()) : null;
        });
    }

    @Override
    public Uni<Void> used(TenantId tenant, Map<Principal, Instant> lastUse) {
        Uses tokens = new Uses();
        Uses clients = new Uses();
        lastUse.forEach((principal, at) -> {
            switch (principal) {
                case Principal.Token token -> tokens.add(token.id(), at);
                case Principal.Client client -> clients.add(client.id(), at);
                case Principal.Application application -> {
                    // Not ours, so there is no row.
                }
            }
        });
        return sql.inTransaction(
                tenant, tx -> tokens.write(tx, TOKENS_USED).flatMap(done -> clients.write(tx, CLIENTS_USED)));
    }

    private static AccessToken accessToken(Row row) {
        return new AccessToken(
                new Principal.Client(row.getUUID("client_id"), row.getString("client_name")),
                row.getOffsetDateTime("expires_at").toInstant(),
                instant(row.getOffsetDateTime("revoked_at")));
    }

    private static Credentials credentials(DirectoryId directory, Row row) {
        return new Credentials(
                new TenantId(row.getString("tenant_id")),
                directory,
                row.getString("provider"),
                new Credentials.Traffic(row.getInteger("requests_per_second"), row.getBoolean("log_bodies")),
                tokens(row),
                issuer(row));
    }

    private static List<Credentials.Token> tokens(Row row) {
        UUID[] ids = row.getArrayOfUUIDs("token_ids");
        if (ids == null) {
            return List.of();
        }
        String[] names = row.getArrayOfStrings("token_names");
        Buffer[] hashes = (Buffer[]) row.getDelegate().getValue("hashes");
        OffsetDateTime[] expires = row.getArrayOfOffsetDateTimes("expires_at");
        OffsetDateTime[] revoked = row.getArrayOfOffsetDateTimes("revoked_at");
        List<Credentials.Token> tokens = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            TokenHash hash = TokenHash.ofBytes(hashes[i].getBytes());
            tokens.add(new Credentials.Token(ids[i], names[i], hash, instant(expires[i]), instant(revoked[i])));
        }
        return tokens;
    }

    private static @Nullable TrustedIssuer issuer(Row row) {
        String issuer = row.getString("issuer");
        return issuer == null
                ? null
                : new TrustedIssuer(
                        issuer,
                        row.getString("audience"),
                        row.getString("app_id"),
                        URI.create(row.getString("jwks_uri")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static final class Uses {
        private final List<UUID> ids = new ArrayList<>();
        private final List<OffsetDateTime> times = new ArrayList<>();

        void add(UUID id, Instant at) {
            ids.add(id);
            times.add(at.atOffset(ZoneOffset.UTC));
        }

        Uni<Void> write(SqlConnection tx, String statement) {
            if (ids.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Tuple row = Tuple.tuple()
                    .addArrayOfUUID(ids.toArray(UUID[]::new))
                    .addArrayOfOffsetDateTime(times.toArray(OffsetDateTime[]::new));
            return tx.preparedQuery(statement).execute(row).replaceWithVoid();
        }
    }
}
