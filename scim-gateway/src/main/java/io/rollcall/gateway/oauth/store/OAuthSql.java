package io.rollcall.gateway.oauth.store;

/** Statements on OAuth clients. The tenant is that of the transaction. */
final class OAuthSql {
    static final String TENANT = "SELECT oauth_tenant($1) AS tenant_id";

    static final String INSERT_CLIENT = """
            INSERT INTO oauth_clients
                (tenant_id, directory_id, id, name, method, jwks, jwks_uri, created_at, created_by)
            VALUES (current_tenant(), $1, $2, $3, $4, $5, $6, $7, $8)
            """;

    static final String INSERT_SECRET = """
            INSERT INTO oauth_client_secrets (tenant_id, client_id, id, hash, last_four, created_at)
            VALUES (current_tenant(), $1, $2, $3, $4, $5)
            """;

    private static final String COLUMNS = """
            SELECT c.id, c.name, c.method, c.jwks, c.jwks_uri, c.created_at, c.created_by, c.last_used_at, c.revoked_at,
                   s.ids, s.hashes, s.last_fours, s.created, s.expires, s.revoked
            FROM oauth_clients c
            CROSS JOIN LATERAL (
                SELECT array_agg(k.id) AS ids, array_agg(k.hash) AS hashes, array_agg(k.last_four) AS last_fours,
                       array_agg(k.created_at) AS created, array_agg(k.expires_at) AS expires,
                       array_agg(k.revoked_at) AS revoked
                FROM (SELECT * FROM oauth_client_secrets o WHERE o.client_id = c.id ORDER BY o.id DESC LIMIT 20) k
            ) s
            """;

    static final String LIST = COLUMNS + "WHERE c.directory_id = $1 ORDER BY c.id";

    static final String FIND = COLUMNS + "WHERE c.id = $2 AND c.directory_id = $1";

    static final String LOCK = "SELECT id FROM oauth_clients WHERE id = $1 FOR UPDATE";

    static final String COUNT_ACTIVE = """
            SELECT count(*) FROM oauth_client_secrets
            WHERE client_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
            """;

    static final String EXPIRE_SECRETS = """
            UPDATE oauth_client_secrets SET expires_at = $2
            WHERE client_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
            """;

    static final String REVOKE_SECRET = """
            UPDATE oauth_client_secrets SET revoked_at = coalesce(revoked_at, $3) WHERE client_id = $1 AND id = $2
            """;

    static final String REVOKE = """
            UPDATE oauth_clients SET revoked_at = coalesce(revoked_at, $3) WHERE directory_id = $1 AND id = $2
            """;

    static final String CHANGE_PROOF = """
            UPDATE oauth_clients SET method = $3, jwks = $4, jwks_uri = $5 WHERE directory_id = $1 AND id = $2
            """;

    static final String END_ACCESS =
            "UPDATE oauth_access_tokens SET expires_at = least(expires_at, $2) WHERE client_id = $1";

    static final String ISSUE = """
            INSERT INTO oauth_access_tokens (tenant_id, directory_id, client_id, hash, expires_at)
            VALUES (current_tenant(), $1, $2, $3, $4)
            """;

    static final String FIRST_USE = """
            INSERT INTO oauth_assertions (tenant_id, client_id, jti_hash, expires_at)
            VALUES (current_tenant(), $1, $2, $3) ON CONFLICT DO NOTHING
            """;

    static final String ISSUER = "SELECT issuer, audience, app_id, jwks_uri FROM token_issuers WHERE directory_id = $1";

    static final String TRUST = """
            INSERT INTO token_issuers (tenant_id, directory_id, issuer, audience, app_id, jwks_uri)
            VALUES (current_tenant(), $1, $2, $3, $4, $5)
            ON CONFLICT (directory_id) DO UPDATE
            SET issuer = excluded.issuer, audience = excluded.audience, app_id = excluded.app_id,
                jwks_uri = excluded.jwks_uri
            """;

    static final String DISTRUST = "DELETE FROM token_issuers WHERE directory_id = $1";

    private OAuthSql() {}
}
