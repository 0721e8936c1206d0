-- Schemas that tenants define for their directories (RFC 7643 section 7), and what those schemas need.

-- Counts the changes of the directory's schemas: what processes keep in memory is compared with it.
ALTER TABLE directories ADD COLUMN schema_version bigint NOT NULL DEFAULT 0;

-- endpoint is set where the schema is that of a resource type of the tenant's own; else it extends resource_type.
CREATE TABLE directory_schemas (
    tenant_id     text COLLATE "C" NOT NULL,
    directory_id  uuid NOT NULL,
    urn_key       text COLLATE "C" NOT NULL,
    version       bigint NOT NULL,
    resource_type text NOT NULL,
    endpoint      text,
    required      boolean NOT NULL,
    document      jsonb NOT NULL,
    created_at    timestamptz NOT NULL,
    last_modified timestamptz NOT NULL,
    PRIMARY KEY (directory_id, urn_key),
    FOREIGN KEY (tenant_id, directory_id) REFERENCES directories (tenant_id, id)
);
CALL tenant_table('directory_schemas');

-- Every version that was ever in force, so that old resources and events can be understood.
CREATE TABLE directory_schema_versions (
    tenant_id    text COLLATE "C" NOT NULL,
    directory_id uuid NOT NULL,
    urn_key      text COLLATE "C" NOT NULL,
    version      bigint NOT NULL,
    document     jsonb,
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (directory_id, urn_key, version),
    FOREIGN KEY (tenant_id, directory_id) REFERENCES directories (tenant_id, id)
);
CALL tenant_table('directory_schema_versions');

-- Values that no other resource may have. scope is the directory, or the tenant for values that are unique in all its
-- directories; it starts with a letter that tells which, so that a tenant's name is never taken for a directory's id.
CREATE TABLE unique_values (
    tenant_id    text COLLATE "C" NOT NULL,
    scope        text COLLATE "C" NOT NULL,
    attribute    text COLLATE "C" NOT NULL,
    value_key    text COLLATE "C" NOT NULL,
    directory_id uuid NOT NULL,
    resource_id  uuid NOT NULL,
    PRIMARY KEY (value_key, attribute, scope)
);
CALL tenant_table('unique_values');
CREATE INDEX unique_values_resource ON unique_values (resource_id);
CREATE INDEX unique_values_attribute ON unique_values (attribute, directory_id);

-- A dateTime of a resource, without a zone in UTC; null if it is none that PostgreSQL knows.
CREATE FUNCTION scim_time(value text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE
        WHEN value ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$' THEN value::timestamptz
        WHEN value ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$' THEN value::timestamp AT TIME ZONE 'UTC'
    END;

-- Resources of the types that tenants define. What is deleted is gone: no other service keeps their ids.
CREATE TABLE resources (
    tenant_id     text COLLATE "C" NOT NULL,
    directory_id  uuid NOT NULL,
    resource_type text COLLATE "C" NOT NULL,
    id            uuid NOT NULL,
    version       bigint NOT NULL,
    external_id   text COLLATE "C",
    resource      jsonb NOT NULL,
    created_at    timestamptz NOT NULL,
    last_modified timestamptz NOT NULL,
    -- Ids are UUIDv7: this is also the order of creation, in which lists are paged.
    PRIMARY KEY (directory_id, resource_type, id)
);
CALL tenant_table('resources');
ALTER TABLE resources ALTER COLUMN directory_id SET (n_distinct = 20);
CREATE INDEX resources_external_id ON resources (external_id, directory_id, resource_type);
