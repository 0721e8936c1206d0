package io.rollcall.gateway.schema.store;

/** Statements on schemas. The tenant is that of the transaction; $1 is the directory throughout. */
final class SchemaSql {
    static final String REVISION = """
            SELECT schema_version, access_validation, values_indexed FROM directories WHERE tenant_id = current_tenant() AND id = $1
            """;

    /** Changes of a directory's schemas wait for each other. */
    static final String LOCK = REVISION + " FOR NO KEY UPDATE";

    static final String BUMP = """
            UPDATE directories SET schema_version = schema_version + 1 WHERE tenant_id = current_tenant() AND id = $1
            """;

    static final String LIST = """
            SELECT resource_type, endpoint, required, document::text, version, created_at, last_modified
            FROM directory_schemas
            WHERE tenant_id = current_tenant() AND directory_id = $1
            ORDER BY urn_key
            """;

    static final String VERSIONS = """
            SELECT version, document::text, changed_at FROM directory_schema_versions
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND urn_key = $2
            ORDER BY version
            """;

    static final String ADD_VERSION = """
            INSERT INTO directory_schema_versions (tenant_id, directory_id, urn_key, version, document, changed_at)
            SELECT current_tenant(), $1, $2,
                   coalesce((SELECT max(v.version) FROM directory_schema_versions v
                             WHERE v.tenant_id = current_tenant() AND v.directory_id = $1 AND v.urn_key = $2), 0) + 1,
                   $3::text::jsonb, $4
            RETURNING version
            """;

    static final String PUT = """
            INSERT INTO directory_schemas AS s (tenant_id, directory_id, urn_key, version, resource_type, endpoint,
                                                required, document, created_at, last_modified)
            VALUES (current_tenant(), $1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $8)
            ON CONFLICT (directory_id, urn_key) DO UPDATE
            SET version = excluded.version, required = excluded.required, document = excluded.document,
                last_modified = excluded.last_modified
            RETURNING created_at
            """;

    static final String DELETE = """
            DELETE FROM directory_schemas WHERE tenant_id = current_tenant() AND directory_id = $1 AND urn_key = $2
            """;

    static final String VALUES_INDEXED = """
            UPDATE directories SET values_indexed = true WHERE tenant_id = current_tenant() AND id = $1
            """;

    /** The scope is there for the index. */
    static final String FREE = """
            DELETE FROM indexed_values
            WHERE tenant_id = current_tenant() AND attribute = $2 AND directory_id = $1 AND %s
            """;

    /** $2 attribute, $3 path of its values. Tells how many values somebody else has, or are too long. */
    static final String TAKE = """
            WITH wanted AS (
                SELECT DISTINCT r.id, %s AS key
                FROM %s, jsonb_path_query(r.resource, $3::text::jsonpath) AS v (x)
            ), inserted AS (
                INSERT INTO indexed_values (tenant_id, scope, attribute, value_key, directory_id, resource_id)
                SELECT current_tenant(), %s, $2, w.key, $1, w.id FROM wanted w WHERE octet_length(w.key) <= 1500
                ORDER BY w.key
                ON CONFLICT DO NOTHING
                RETURNING 1
            )
            SELECT (SELECT count(*) FROM wanted) - (SELECT count(*) FROM inserted)
            """;

    private SchemaSql() {}
}
