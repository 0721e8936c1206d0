-- Which catalogues this installation has run with. They are the vendor's and nobody else's: tenant_id is '*', which no
-- tenant can be called.
CREATE TABLE catalogue_load (
    tenant_id text NOT NULL,
    id        uuid NOT NULL,
    version   text NOT NULL,
    loaded_at timestamptz NOT NULL,
    -- Modules, features and permissions; behind a space the seat that a permission needs.
    keys      text[] NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('catalogue_load');
REVOKE UPDATE, DELETE ON catalogue_load FROM ${app};
