package io.rollcall.gateway.guard.store;

/** Statements on guards and holds. The tenant is that of the transaction. */
final class GuardSql {
    static final String LOCK = """
            SELECT enabled, people, percent, window_seconds, step_starts, step_people, active, counted_at, open_hold
            FROM deprovision_guards WHERE tenant_id = current_tenant() AND directory_id = $1
            FOR UPDATE
            """;

    static final String CREATE = """
            INSERT INTO deprovision_guards (tenant_id, directory_id) VALUES (current_tenant(), $1)
            ON CONFLICT DO NOTHING
            """;

    /** Rare, as it is kept: the planner has the primary key of users, which starts with the directory. */
    static final String COUNT_ACTIVE = """
            UPDATE deprovision_guards
            SET counted_at = $3, active = $2 + (
                SELECT count(*) FROM users u
                WHERE u.tenant_id = current_tenant() AND u.directory_id = $1 AND u.deleted_at IS NULL AND u.active)
            WHERE tenant_id = current_tenant() AND directory_id = $1
            RETURNING active
            """;

    static final String WRITE = """
            UPDATE deprovision_guards SET step_starts = $2, step_people = $3, open_hold = $4
            WHERE tenant_id = current_tenant() AND directory_id = $1
            """;

    static final String FORGET = """
            UPDATE deprovision_guards
            SET open_hold = CASE WHEN $3 THEN NULL ELSE open_hold END,
                step_starts = CASE WHEN $4 THEN '{}' ELSE step_starts END,
                step_people = CASE WHEN $4 THEN '{}' ELSE step_people END,
                counted_at = CASE WHEN $4 THEN NULL ELSE counted_at END
            WHERE tenant_id = current_tenant() AND directory_id = $1 AND open_hold = $2
            """;

    static final String EXTEND = """
            INSERT INTO holds AS h (tenant_id, directory_id, id, version, rule, people_limit, window_seconds, active, gone,
                                    held, opened_at, last_held_at, expires_at)
            VALUES (current_tenant(), $1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $9, $10)
            ON CONFLICT (id) DO UPDATE
            SET version = h.version + 1, held = h.held + excluded.held, last_held_at = excluded.last_held_at
            RETURNING id, version, rule, people_limit, window_seconds, active, held
            """;

    /** Answers those who were not held: whoever left and came back within one transaction is not counted twice. */
    static final String HOLD_PEOPLE = """
            WITH was AS (
                SELECT user_id FROM held_people
                WHERE tenant_id = current_tenant() AND hold_id = $2 AND user_id = ANY ($3) AND state = 'HELD'
            ), held AS (
                INSERT INTO held_people AS p (tenant_id, directory_id, hold_id, user_id, state, since, request_id)
                SELECT current_tenant(), $1, $2, i.user_id, 'HELD', $5, i.request_id
                FROM unnest($3::uuid[], $4::text[]) AS i (user_id, request_id)
                ON CONFLICT (hold_id, user_id) DO UPDATE
                SET state = 'HELD', since = excluded.since, request_id = excluded.request_id, decided_at = NULL,
                    decided_by = NULL, reason = NULL, done = false
                RETURNING user_id
            )
            SELECT user_id FROM held WHERE user_id NOT IN (SELECT user_id FROM was)
            """;

    /**
     * Who comes back: is held no longer, and what was decided before is over. Of those who are held now ($4), it is what
     * was decided in other holds.
     */
    static final String WITHDRAW = """
            WITH was AS (
                SELECT hold_id, user_id, state FROM held_people
                WHERE tenant_id = current_tenant() AND directory_id = $1 AND user_id = ANY ($2)
                  AND ($4::uuid IS NULL OR hold_id <> $4)
                  AND (state IN ('HELD', 'REJECTED') OR state = 'APPROVED' AND NOT done)
                FOR UPDATE
            )
            UPDATE held_people p SET state = 'WITHDRAWN', decided_at = $3, done = true
            FROM was
            WHERE p.tenant_id = current_tenant() AND p.hold_id = was.hold_id AND p.user_id = was.user_id
            RETURNING p.hold_id, p.user_id, was.state
            """;

    static final String SETTLE = """
            UPDATE holds SET version = version + $2, held = held - $3,
                             closed_at = CASE WHEN held = $3 THEN coalesce(closed_at, $4) ELSE closed_at END
            WHERE tenant_id = current_tenant() AND id = $1
            RETURNING id, version, rule, people_limit, window_seconds, active, held
            """;

    static final String FIND = """
            SELECT enabled, people, percent, window_seconds FROM deprovision_guards
            WHERE tenant_id = current_tenant() AND directory_id = $1
            """;

    static final String SAVE = """
            INSERT INTO deprovision_guards (tenant_id, directory_id, enabled, people, percent, window_seconds)
            VALUES (current_tenant(), $1, $2, $3, $4, $5)
            ON CONFLICT (directory_id) DO UPDATE
            SET enabled = excluded.enabled, people = excluded.people, percent = excluded.percent,
                window_seconds = excluded.window_seconds
            """;

    private GuardSql() {}
}
