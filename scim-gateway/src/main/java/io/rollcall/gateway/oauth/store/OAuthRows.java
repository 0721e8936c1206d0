package io.rollcall.gateway.oauth.store;

import io.rollcall.gateway.auth.TokenHash;
import io.rollcall.gateway.auth.TrustedIssuer;
import io.rollcall.gateway.oauth.ClientSecret;
import io.rollcall.gateway.oauth.OAuthClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as what they stand for. */
final class OAuthRows {
    static final String SECRET = "client_secret";
    static final String KEYS = "private_key_jwt";

    private OAuthRows() {}

    static OAuthClient client(Row row) {
        return new OAuthClient(
                row.getUUID("id"),
                row.getString("name"),
                proof(row),
                secrets(row),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                instant(row.getOffsetDateTime("last_used_at")),
                instant(row.getOffsetDateTime("revoked_at")));
    }

    static TrustedIssuer issuer(Row row) {
        return new TrustedIssuer(
                row.getString("issuer"),
                row.getString("audience"),
                row.getString("app_id"),
                URI.create(row.getString("jwks_uri")));
    }

    private static OAuthClient.Proof proof(Row row) {
        if (row.getString("method").equals(SECRET)) {
            return new OAuthClient.Proof.Secret();
        }
        String uri = row.getString("jwks_uri");
        return uri == null
                ? new OAuthClient.Proof.InlineKeys(row.getString("jwks"))
                : new OAuthClient.Proof.RemoteKeys(URI.create(uri));
    }

    private static List<ClientSecret> secrets(Row row) {
        UUID[] ids = row.getArrayOfUUIDs("ids");
        if (ids == null) {
            return List.of();
        }
        Buffer[] hashes = (Buffer[]) row.getDelegate().getValue("hashes");
        String[] lastFours = row.getArrayOfStrings("last_fours");
        OffsetDateTime[] created = row.getArrayOfOffsetDateTimes("created");
        OffsetDateTime[] expires = row.getArrayOfOffsetDateTimes("expires");
        OffsetDateTime[] revoked = row.getArrayOfOffsetDateTimes("revoked");
        List<ClientSecret> secrets = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            secrets.add(new ClientSecret(
                    ids[i],
                    TokenHash.ofBytes(hashes[i].getBytes()),
                    lastFours[i],
                    created[i].toInstant(),
                    instant(expires[i]),
                    instant(revoked[i])));
        }
        return secrets;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
