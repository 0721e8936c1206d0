package io.rollcall.gateway.resource.store;

/** Statements on resources. The tenant is that of the transaction; $1 is the directory, $2 the name of the type. */
final class ResourceSql {
    static final String COLUMNS = "SELECT r.id, r.version, r.resource::text, r.created_at, r.last_modified ";

    static final String OF_TYPE = """
            FROM resources r WHERE r.tenant_id = current_tenant() AND r.directory_id = $1 AND r.resource_type = $2
            """;

    static final String FIND = COLUMNS + OF_TYPE + " AND r.id = $3";

    static final String FIND_ALL = COLUMNS + OF_TYPE + " AND r.id = ANY ($3)";

    static final String LOCK = FIND + " FOR NO KEY UPDATE";

    /** How many there are, without reading them. */
    static final String TOTAL = """
            SELECT coalesce(sum(total), 0)::bigint FROM resource_counts
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = $2
            """;

    static final String INSERT = """
            WITH inserted AS (
                INSERT INTO resources (tenant_id, directory_id, resource_type, id, version, external_id, resource,
                                       created_at, last_modified)
                VALUES (current_tenant(), $1, $2, $3, 1, $4, $5::text::jsonb, $6, $6)
                RETURNING id
            )
            INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
            SELECT current_tenant(), $1, $2, $7::smallint, count(*) FROM inserted
            ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            """;

    static final String UPDATE = """
            UPDATE resources
            SET version = $4, external_id = $5, resource = $6::text::jsonb, last_modified = $7
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = $2 AND id = $3
            """;

    static final String DELETE = """
            WITH deleted AS (
                DELETE FROM resources
                WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = $2 AND id = $3
                RETURNING id
            )
            INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
            SELECT current_tenant(), $1, $2, $4::smallint, -count(*) FROM deleted
            ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            """;

    private ResourceSql() {}
}
