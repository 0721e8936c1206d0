package io.rollcall.gateway.group.store;

/** Statements on groups and memberships. The tenant is that of the transaction; $1 is the directory throughout. */
final class GroupSql {
    static final String INSERT = """
            WITH inserted AS (
                INSERT INTO groups (tenant_id, directory_id, id, version, event_version, display_name, display_name_key,
                                    external_id, member_count, resource, created_at, last_modified, name_claim)
                VALUES (current_tenant(), $1, $2, 1, 1, $3, $4, $5, 0, $6::text::jsonb, $7, $7, name_claim($1, $2))
                ON CONFLICT (display_name_key, directory_id, name_claim) WHERE deleted_at IS NULL DO NOTHING
                RETURNING id
            ), counted AS (
                INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
                SELECT current_tenant(), $1, 'Group', $8::smallint, count(*) FROM inserted HAVING count(*) > 0
                ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            )
            SELECT id FROM inserted
            """;

    /** Users before groups, each in the order of ids: that is what keeps transactions from deadlocks. */
    static final String LOCK_USERS = """
            SELECT count(*) FROM (
                SELECT id FROM users
                WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2) AND deleted_at IS NULL
                ORDER BY id
                FOR NO KEY UPDATE
            ) locked
            """;

    static final String LOCK_GROUPS = """
            SELECT id, display_name, version, event_version, member_count, resource::text, created_at, last_modified
            FROM groups
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2) AND deleted_at IS NULL
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    /** Who is a member now and is not one of those who are to remain. */
    static final String LEAVERS = """
            SELECT member_id FROM memberships
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND group_id = $2 AND NOT member_id = ANY ($3)
            """;

    static final String JOIN = """
            INSERT INTO memberships (tenant_id, directory_id, group_id, member_id)
            SELECT current_tenant(), $1, e.group_id, e.member_id
            FROM unnest($2::uuid[], $3::uuid[]) AS e (group_id, member_id)
            ON CONFLICT DO NOTHING
            RETURNING group_id, member_id
            """;

    static final String LEAVE = """
            DELETE FROM memberships m USING unnest($2::uuid[], $3::uuid[]) AS e (group_id, member_id)
            WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.group_id = e.group_id
              AND m.member_id = e.member_id
            RETURNING m.group_id, m.member_id
            """;

    static final String BUMP_USERS = """
            UPDATE users u SET version = u.version + c.changes, last_modified = $4
            FROM unnest($2::uuid[], $3::bigint[]) AS c (id, changes)
            WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.id = c.id AND u.deleted_at IS NULL
            RETURNING u.id, u.version, u.resource::text, u.created_at, u.last_modified, u.event_offset, u.withheld
            """;

    static final String GROUPS_OF = """
            SELECT m.member_id, g.id, g.display_name
            FROM memberships m
            JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = m.group_id
                         AND g.deleted_at IS NULL
            WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = ANY ($2)
            ORDER BY g.id
            """;

    static final String REVISE = """
            UPDATE groups g
            SET event_version = i.event_version, display_name = i.display_name, display_name_key = i.display_name_key,
                external_id = i.external_id, resource = i.resource::jsonb, name_claim = name_claim($1, i.id)
            FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[])
                AS i (id, event_version, display_name, display_name_key, external_id, resource)
            WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = i.id
            """;

    static final String BUMP_GROUPS = """
            UPDATE groups g
            SET version = g.version + 1, member_count = g.member_count + c.growth, last_modified = $4
            FROM unnest($2::uuid[], $3::bigint[]) AS c (id, growth)
            WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = c.id
            RETURNING g.id, g.display_name, g.version, g.event_version, g.member_count, g.resource::text, g.created_at,
                      g.last_modified
            """;

    static final String MEMBERS = """
            SELECT m.group_id, m.member_id, coalesce(u.display_name, u.user_name, n.display_name) AS display,
                   n.id IS NOT NULL AS is_group
            FROM memberships m
            LEFT JOIN users u ON u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.id = m.member_id
                             AND u.deleted_at IS NULL
            LEFT JOIN groups n ON n.tenant_id = current_tenant() AND n.directory_id = $1 AND n.id = m.member_id
                              AND n.deleted_at IS NULL
            WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.group_id = ANY ($2)
              AND (u.id IS NOT NULL OR n.id IS NOT NULL)
            ORDER BY m.group_id, m.member_id
            """;

    static final String MARK_DELETED = """
            WITH marked AS (
                UPDATE groups SET version = version + 1, event_version = $4, deleted_at = $3
                WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = $2
                RETURNING id
            )
            INSERT INTO resource_counts AS c (tenant_id, directory_id, resource_type, slot, total)
            SELECT current_tenant(), $1, 'Group', $5::smallint, -count(*) FROM marked
            ON CONFLICT (directory_id, resource_type, slot) DO UPDATE SET total = c.total + excluded.total
            """;

    static final String FREE_UNIQUE_VALUES = """
            DELETE FROM indexed_values WHERE tenant_id = current_tenant() AND resource_id = $1
            """;

    static final String NAME_OF_DELETED = """
            SELECT display_name FROM groups
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = $2 AND deleted_at IS NOT NULL
            """;

    static final String SOME_MEMBERS = """
            SELECT member_id FROM memberships
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND group_id = $2
            ORDER BY member_id
            LIMIT $3
            """;

    static final String REMOVE_EMPTY = """
            DELETE FROM groups g
            WHERE g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = $2 AND g.deleted_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM memberships m
                              WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.group_id = $2)
            """;

    static final String TOTAL = """
            SELECT coalesce(sum(total), 0)::bigint FROM resource_counts
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND resource_type = 'Group'
            """;

    private GroupSql() {}
}
