package io.rollcall.gateway.user.store;

/** Statements on users. The tenant is that of the transaction; $1 is the directory throughout. */
final class UserSql {
    /**
     * Creates those who neither have a live namesake nor were here before. The scalar sub-queries keep the planner
     * from hashing the whole table. Sorted by key, so that two batches wait for each other in the same order.
     */
    static final String INSERT = compact("""
            WITH item AS (
                SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                                     $9::boolean[], $10::text[])
                    AS i (id, user_name, user_name_key, external_id, display_name, display_name_key, primary_email_key,
                          active, resource)
            ), inserted AS (
                INSERT INTO users (tenant_id, directory_id, id, version, active, user_name, user_name_key, external_id,
                                   display_name, display_name_key, primary_email_key, resource, created_at, last_modified)
                SELECT current_tenant(), $1, i.id, 1, i.active, i.user_name, i.user_name_key, i.external_id,
                       i.display_name, i.display_name_key, i.primary_email_key, i.resource::jsonb, $11, $11
                FROM item i
                WHERE (SELECT true FROM users t
                       WHERE t.tenant_id = current_tenant() AND t.directory_id = $1 AND t.deleted_at IS NOT NULL
                         AND t.external_id = i.external_id LIMIT 1) IS NULL
                  AND (SELECT true FROM users t
                       WHERE t.tenant_id = current_tenant() AND t.directory_id = $1 AND t.deleted_at IS NOT NULL
                         AND t.user_name_key = i.user_name_key LIMIT 1) IS NULL
                  AND (SELECT true FROM users t
                       WHERE t.tenant_id = current_tenant() AND t.directory_id = $1 AND t.deleted_at IS NOT NULL
                         AND t.primary_email_key = i.primary_email_key LIMIT 1) IS NULL
                ORDER BY i.user_name_key
                ON CONFLICT (user_name_key, directory_id) WHERE deleted_at IS NULL DO NOTHING
                RETURNING id
            ), emails AS (
                INSERT INTO user_emails (tenant_id, directory_id, value_key, user_id)
                SELECT current_tenant(), $1, e.value_key, e.user_id
                FROM unnest($12::text[], $13::uuid[]) AS e (value_key, user_id)
                WHERE e.user_id IN (SELECT id FROM inserted)
            ), counted AS (
                INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
                SELECT current_tenant(), $1, 'User', $14::smallint, count(*) FROM inserted HAVING count(*) > 0
                ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            )
            SELECT id FROM inserted
            """);

    /** The tombstone that fits best: same externalId, else same userName, else same primary e-mail. */
    static final String TOMBSTONE = """
            SELECT id, version, resource::text, event_offset, withheld FROM users
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND deleted_at IS NOT NULL
              AND (external_id = $2 OR user_name_key = $3 OR primary_email_key = $4)
            ORDER BY external_id IS NOT DISTINCT FROM $2 AND $2 IS NOT NULL DESC, user_name_key = $3 DESC,
                     deleted_at DESC, id
            LIMIT 1
            FOR NO KEY UPDATE
            """;

    /** Whether another directory of the tenant has, or had, the person. */
    static final String CLAIMED = """
            SELECT FROM users
            WHERE tenant_id = current_tenant() AND id = $2 AND directory_id <> $1
              AND directory_id IN (SELECT d.id FROM directories d WHERE d.tenant_id = current_tenant())
              AND (deleted_at IS NULL OR version > 1)
            LIMIT 1
            """;

    static final String EXHUME = """
            DELETE FROM users WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = $2
            """;

    static final String NAMESAKE = """
            SELECT id FROM users
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND deleted_at IS NULL AND user_name_key = $2
            """;

    static final String RETURN = """
            UPDATE users SET deleted_at = NULL, created_at = $3
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = $2
            """;

    static final String LOCK = """
            SELECT id, version, resource::text, created_at, last_modified, event_offset, withheld FROM users
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2) AND deleted_at IS NULL
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    static final String TELL_OTHERWISE = """
            UPDATE users u SET event_offset = i.event_offset, withheld = i.withheld
            FROM unnest($2::uuid[], $3::bigint[], $4::text[]) AS i (id, event_offset, withheld)
            WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.id = i.id
            """;

    /** A statement of its own, so that it sees what was committed while the lock was awaited. */
    static final String GROUPS_OF = """
            SELECT m.member_id, g.id, g.display_name
            FROM memberships m
            JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = m.group_id
                         AND g.deleted_at IS NULL
            WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = ANY ($2)
            ORDER BY g.id
            """;

    static final String UPDATE = """
            UPDATE users u
            SET version = i.version, active = i.active, user_name = i.user_name, user_name_key = i.user_name_key,
                external_id = i.external_id, display_name = i.display_name, display_name_key = i.display_name_key,
                primary_email_key = i.primary_email_key, resource = i.resource::jsonb, last_modified = $11
            FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::boolean[], $10::text[], $12::bigint[])
                AS i (id, user_name, user_name_key, external_id, display_name, display_name_key, primary_email_key,
                      active, resource, version)
            WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.id = i.id
            """;

    static final String REMOVE_EMAILS = """
            DELETE FROM user_emails e USING unnest($2::text[], $3::uuid[]) AS r (value_key, user_id)
            WHERE e.tenant_id = current_tenant() AND e.directory_id = $1 AND e.value_key = r.value_key
              AND e.user_id = r.user_id
            """;

    static final String ADD_EMAILS = """
            INSERT INTO user_emails (tenant_id, directory_id, value_key, user_id)
            SELECT current_tenant(), $1, e.value_key, e.user_id
            FROM unnest($2::text[], $3::uuid[]) AS e (value_key, user_id)
            ON CONFLICT DO NOTHING
            """;

    static final String BURY = """
            WITH dead AS (
                UPDATE users u SET version = i.version, active = false, last_modified = $4, deleted_at = $4
                FROM unnest($2::uuid[], $3::bigint[]) AS i (id, version)
                WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.id = i.id
                RETURNING u.id
            )
            INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
            SELECT current_tenant(), $1, 'User', $5::smallint, -count(*) FROM dead
            ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            """;

    static final String COUNT = """
            INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
            VALUES (current_tenant(), $1, 'User', $2, $3)
            ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            """;

    static final String LEAVE_GROUPS = """
            DELETE FROM memberships
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND member_id = ANY ($2)
            RETURNING group_id
            """;

    static final String LOCK_GROUPS = """
            SELECT id FROM groups
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2)
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    static final String SHRINK_GROUPS = """
            UPDATE groups g
            SET version = g.version + 1, last_modified = $3, member_count = g.member_count - l.leavers
            FROM (SELECT id, count(*) AS leavers FROM unnest($2::uuid[]) AS u (id) GROUP BY id) l
            WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = l.id
            """;

    static final String TOTAL = """
            SELECT coalesce(sum(total), 0)::bigint FROM resource_counts
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = 'User'
            """;

    private UserSql() {}

    /** The SQL client keeps only statements below 2048 characters prepared. */
    private static String compact(String sql) {
        return sql.replaceAll("\\s+", " ");
    }
}
