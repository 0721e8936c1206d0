package io.rollcall.gateway.hold.store;

/** Statements on holds. The tenant is that of the transaction. */
final class HoldSql {
    private static final String HOLD = """
            SELECT h.id, h.directory_id, h.rule, h.people_limit, h.window_seconds, h.active, h.gone, h.held, c.total,
                   c.deleted, h.opened_at, h.last_held_at, h.expires_at, h.closed_at
            FROM holds h
            CROSS JOIN LATERAL (
                SELECT count(*) AS total, count(u.deleted_at) AS deleted
                FROM held_people p
                JOIN users u ON u.tenant_id = current_tenant() AND u.directory_id = p.directory_id AND u.id = p.user_id
                WHERE p.tenant_id = current_tenant() AND p.hold_id = h.id
            ) c
            WHERE h.tenant_id = current_tenant()
            """;

    static final String LIST = HOLD + """
              AND ($1::uuid IS NULL OR h.id < $1) AND ($2::boolean IS NULL OR (h.closed_at IS NULL) = $2)
            ORDER BY h.id DESC LIMIT $3
            """;

    static final String FIND = HOLD + " AND h.id = $1";

    static final String PEOPLE = """
            SELECT p.user_id, u.user_name, u.display_name, u.deleted_at IS NOT NULL, p.state, p.since, p.request_id,
                   p.decided_at, p.decided_by, p.reason
            FROM held_people p
            JOIN users u ON u.tenant_id = current_tenant() AND u.directory_id = p.directory_id AND u.id = p.user_id
            WHERE p.tenant_id = current_tenant() AND p.hold_id = $1 AND ($2::text IS NULL OR p.state = $2)
              AND ($3::uuid IS NULL OR p.user_id > $3)
            ORDER BY p.user_id LIMIT $4
            """;

    /** As transactions that deactivate do, so that nobody joins or leaves the hold meanwhile. */
    static final String LOCK_GUARD = """
            SELECT FROM deprovision_guards WHERE tenant_id = current_tenant() AND directory_id = $1 FOR UPDATE
            """;

    /** Whom a decision is about: those who are held, or some of them; a rejection may be revised. */
    static final String CONCERNED = """
            SELECT user_id, state FROM held_people
            WHERE tenant_id = current_tenant() AND hold_id = $1
              AND ($2::uuid[] IS NULL OR user_id = ANY ($2))
              AND (state = 'HELD' OR ($2::uuid[] IS NOT NULL AND $3 = 'APPROVED' AND state = 'REJECTED' AND done))
            ORDER BY user_id
            """;

    /** A decision about all closes the hold, whatever the counter says. */
    static final String RECOUNT = """
            UPDATE holds h
            SET held = (SELECT count(*) FROM held_people p
                        WHERE p.tenant_id = current_tenant() AND p.hold_id = h.id AND p.state = 'HELD')
            WHERE h.tenant_id = current_tenant() AND h.id = $1
            """;

    static final String DECIDE = """
            UPDATE held_people SET state = $3, decided_at = $4, decided_by = $5, reason = $6, done = false
            WHERE tenant_id = current_tenant() AND hold_id = $1 AND user_id = ANY ($2)
            """;

    static final String UNDONE = """
            SELECT user_id FROM held_people
            WHERE tenant_id = current_tenant() AND hold_id = $1 AND state IN ('APPROVED', 'REJECTED') AND NOT done
            ORDER BY user_id LIMIT $2
            """;

    static final String DECISIONS = """
            SELECT user_id, state, decided_by FROM held_people
            WHERE tenant_id = current_tenant() AND hold_id = $1 AND user_id = ANY ($2)
              AND state IN ('APPROVED', 'REJECTED') AND NOT done
            """;

    static final String GROUPS_OF = """
            SELECT m.member_id, g.id, g.display_name
            FROM memberships m
            JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = $1 AND g.id = m.group_id
                         AND g.deleted_at IS NULL
            WHERE m.tenant_id = current_tenant() AND m.directory_id = $1 AND m.member_id = ANY ($2)
            ORDER BY g.id
            """;

    /** People and tombstones. */
    static final String LOCK_PEOPLE = """
            SELECT id, version, resource::text, created_at, last_modified, event_offset, withheld,
                   deleted_at IS NOT NULL AS gone
            FROM users WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2)
            ORDER BY id
            FOR NO KEY UPDATE
            """;

    static final String RELEASE = """
            UPDATE users SET event_offset = event_offset + 1, withheld = NULL
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2)
            """;

    static final String OVERRIDE = """
            UPDATE users SET withheld = 'OVERRIDDEN'
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND id = ANY ($2) AND withheld = 'HELD'
            """;

    static final String DONE = """
            UPDATE held_people SET done = true
            WHERE tenant_id = current_tenant() AND hold_id = $1 AND user_id = ANY ($2)
              AND state IN ('APPROVED', 'REJECTED')
            """;

    private HoldSql() {}
}
