-- Everything that decides whether and how fast a directory is served: tokens, OAuth clients, foreign issuers, limits.

ALTER TABLE directory_tokens ADD COLUMN created_by text, ADD COLUMN last_four text;
-- Revoked tokens are read too, so that an IT admin is told why the old one stopped working.
DROP INDEX directory_tokens_directory;
CREATE INDEX directory_tokens_directory ON directory_tokens (directory_id);

-- How much a directory may ask for, and what is kept of it. No row: the defaults of the service.
CREATE TABLE directory_traffic (
    tenant_id           text COLLATE "C" NOT NULL,
    directory_id        uuid NOT NULL PRIMARY KEY,
    requests_per_second integer CHECK (requests_per_second >= 25),
    log_bodies          boolean NOT NULL,
    FOREIGN KEY (tenant_id, directory_id) REFERENCES directories (tenant_id, id)
);
CALL tenant_table('directory_traffic');

-- An identity provider that signs access tokens itself, as Microsoft Entra ID does.
CREATE TABLE token_issuers (
    tenant_id    text COLLATE "C" NOT NULL,
    directory_id uuid NOT NULL PRIMARY KEY,
    issuer       text NOT NULL,
    audience     text NOT NULL,
    app_id       text,
    jwks_uri     text NOT NULL,
    FOREIGN KEY (tenant_id, directory_id) REFERENCES directories (tenant_id, id)
);
CALL tenant_table('token_issuers');

CREATE TABLE oauth_clients (
    tenant_id    text COLLATE "C" NOT NULL,
    directory_id uuid NOT NULL,
    id           uuid NOT NULL PRIMARY KEY,
    name         text NOT NULL,
    method       text NOT NULL,
    jwks         text,
    jwks_uri     text,
    created_at   timestamptz NOT NULL,
    created_by   text NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    UNIQUE (tenant_id, id),
    FOREIGN KEY (tenant_id, directory_id) REFERENCES directories (tenant_id, id)
);
CALL tenant_table('oauth_clients');
CREATE INDEX oauth_clients_directory ON oauth_clients (directory_id);

CREATE TABLE oauth_client_secrets (
    tenant_id  text COLLATE "C" NOT NULL,
    client_id  uuid NOT NULL,
    id         uuid NOT NULL PRIMARY KEY,
    hash       bytea NOT NULL,
    last_four  text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    FOREIGN KEY (tenant_id, client_id) REFERENCES oauth_clients (tenant_id, id)
);
CALL tenant_table('oauth_client_secrets');
CREATE INDEX oauth_client_secrets_client ON oauth_client_secrets (client_id);

CREATE TABLE oauth_access_tokens (
    tenant_id    text COLLATE "C" NOT NULL,
    directory_id uuid NOT NULL,
    client_id    uuid NOT NULL,
    hash         bytea NOT NULL PRIMARY KEY,
    expires_at   timestamptz NOT NULL,
    FOREIGN KEY (tenant_id, client_id) REFERENCES oauth_clients (tenant_id, id)
);
CALL tenant_table('oauth_access_tokens');
CREATE INDEX oauth_access_tokens_expiry ON oauth_access_tokens (expires_at);

-- Signed assertions that were accepted: each is good for one access token (RFC 7523 section 3, jti).
CREATE TABLE oauth_assertions (
    tenant_id  text COLLATE "C" NOT NULL,
    client_id  uuid NOT NULL,
    jti_hash   bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, jti_hash)
);
CALL tenant_table('oauth_assertions');
CREATE INDEX oauth_assertions_expiry ON oauth_assertions (expires_at);

-- Expired rows go for all tenants at once.
CREATE POLICY relay_expires ON oauth_access_tokens TO ${relay} USING (true);
CREATE POLICY relay_expires ON oauth_assertions TO ${relay} USING (true);
GRANT SELECT, DELETE ON oauth_access_tokens, oauth_assertions TO ${relay};

-- As in V1: a request names its directory before its tenant is known, and these functions tell of that one directory.
CREATE POLICY credentials ON directory_traffic FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY credentials ON token_issuers FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY credentials ON oauth_clients FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY credentials ON oauth_access_tokens FOR SELECT TO CURRENT_USER USING (true);

-- Two tokens are active at most; of those that are not, the latest few are enough to say what became of them.
CREATE FUNCTION directory_access(directory uuid)
    RETURNS TABLE (tenant_id text, provider text, requests_per_second integer, log_bodies boolean,
                   issuer text, audience text, app_id text, jwks_uri text,
                   token_ids uuid[], token_names text[], hashes bytea[],
                   expires_at timestamptz[], revoked_at timestamptz[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.tenant_id, d.provider, t.requests_per_second, coalesce(t.log_bodies, true),
           i.issuer, i.audience, i.app_id, i.jwks_uri,
           k.ids, k.names, k.hashes, k.expires_at, k.revoked_at
    FROM directories d
    LEFT JOIN directory_traffic t ON t.directory_id = d.id
    LEFT JOIN token_issuers i ON i.directory_id = d.id
    CROSS JOIN LATERAL (
        SELECT array_agg(r.id) AS ids, array_agg(r.name) AS names, array_agg(r.hash) AS hashes,
               array_agg(r.expires_at) AS expires_at, array_agg(r.revoked_at) AS revoked_at
        FROM (SELECT * FROM directory_tokens s WHERE s.directory_id = d.id
              ORDER BY s.revoked_at IS NULL DESC, s.expires_at DESC NULLS FIRST, s.id DESC LIMIT 20) r
    ) k
    WHERE d.id = directory AND d.status = 'ACTIVE'
$$;
REVOKE ALL ON FUNCTION directory_access(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory_access(uuid) TO ${app};

CREATE FUNCTION oauth_access(directory uuid, token_hash bytea)
    RETURNS TABLE (client_id uuid, client_name text, expires_at timestamptz, revoked_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.name, a.expires_at, c.revoked_at
    FROM oauth_access_tokens a JOIN oauth_clients c ON c.id = a.client_id
    WHERE a.hash = token_hash AND a.directory_id = directory
$$;
REVOKE ALL ON FUNCTION oauth_access(uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION oauth_access(uuid, bytea) TO ${app};

-- The token endpoint knows the directory alone, too.
CREATE FUNCTION oauth_tenant(directory uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.tenant_id FROM directories d WHERE d.id = directory AND d.status = 'ACTIVE'
$$;
REVOKE ALL ON FUNCTION oauth_tenant(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION oauth_tenant(uuid) TO ${app};
DROP FUNCTION directory_credentials(uuid);
