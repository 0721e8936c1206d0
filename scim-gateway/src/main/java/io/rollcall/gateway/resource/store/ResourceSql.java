package io.rollcall.gateway.resource.store;

/** Statements on resources. The tenant is that of the transaction; $1 is the directory, $2 the name of the type. */
final class ResourceSql {
    static final String COLUMNS = "SELECT r.id, r.version, r.resource::text, r.created_at, r.last_modified ";

    static final String OF_TYPE = """
            FROM resources r WHERE r.tenant_id = current_tenant() AND r.directory_id = $1 AND r.resource_type = $2
            """;

    static final String FIND = COLUMNS + OF_TYPE + " AND r.id = $3";

    static final String LOCK = FIND + " FOR NO KEY UPDATE";

    static final String COUNT = "SELECT count(*) " + OF_TYPE;

    static final String INSERT = """
            INSERT INTO resources (tenant_id, directory_id, resource_type, id, version, external_id, resource,
                                   created_at, last_modified)
            VALUES (current_tenant(), $1, $2, $3, 1, $4, $5::text::jsonb, $6, $6)
            """;

    static final String UPDATE = """
            UPDATE resources
            SET version = $4, external_id = $5, resource = $6::text::jsonb, last_modified = $7
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = $2 AND id = $3
            """;

    static final String DELETE = """
            DELETE FROM resources
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = $2 AND id = $3
            """;

    private ResourceSql() {}
}
