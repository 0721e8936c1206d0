-- What people who were erased signed in with, as digests: the realm may not have heard yet that they are gone, and
-- a login that never was a member's is an owner's. A digest says nothing to whoever does not know the name already.
CREATE TABLE erased_login (
    tenant_id text NOT NULL,
    digest    bytea NOT NULL,
    PRIMARY KEY (tenant_id, digest)
);
CALL tenant_table('erased_login');

CREATE FUNCTION login_digest(tenant text, name_folded text) RETURNS bytea LANGUAGE sql STABLE AS
    $$ SELECT sha256(convert_to(tenant || '/' || name_folded, 'UTF8')) $$;
