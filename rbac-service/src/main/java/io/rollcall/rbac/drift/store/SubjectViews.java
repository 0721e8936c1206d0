package io.rollcall.rbac.drift.store;

import io.rollcall.kit.drift.DriftViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What this service follows, and the roles that it told of. A row that says nothing is as good as none. */
@ApplicationScoped
class SubjectViews implements DriftViews {

    /** Of people without a directory no other service tells. */
    private static final String PEOPLE = """
            SELECT s.user_id AS id, s.directory_version AS version,
                   CASE WHEN e.user_id IS NOT NULL AND s.user_name IS NULL THEN jsonb_build_object('erased', 'true')
                        ELSE jsonb_strip_nulls(jsonb_build_object(
                            'active', s.directory_active::text, 'userName', s.user_name)) END AS fields,
                   NULL::text AS detail
            FROM subject s
            LEFT JOIN erased_person e ON e.tenant_id = s.tenant_id AND e.user_id = s.user_id
            WHERE s.tenant_id = current_tenant()
              AND NOT s.local AND (s.directory_version > 0 OR s.directory_active OR s.user_name IS NOT NULL)
            """;

    /** What role_assignment says is named where it is something else: it holds the same for searches by role. */
    private static final String ENTITLED = """
            SELECT s.user_id AS id, s.entitlement_version AS version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'active', s.entitlement_active::text, 'roles', d.roles,
                       'byDefault', CASE WHEN NOT s.by_assignment AND d.roles IS NOT NULL THEN 'true' END,
                       'scim', (SELECT string_agg(role, ' ' ORDER BY role COLLATE "C") FROM unnest(s.by_scim) AS role),
                       'searchedBy', CASE WHEN a.roles IS DISTINCT FROM d.roles THEN coalesce(a.roles, 'no role') END))
                       AS fields,
                   NULL::text AS detail
            FROM subject s
            CROSS JOIN LATERAL (
                SELECT string_agg(role, ' ' ORDER BY role COLLATE "C") AS roles FROM unnest(s.desired) AS role) AS d
            CROSS JOIN LATERAL (
                SELECT string_agg(k.role, ' ' ORDER BY k.role COLLATE "C") AS roles
                FROM (SELECT role_key || CASE WHEN workspace = '' THEN '' ELSE '@' || workspace END AS role
                      FROM role_assignment r
                      WHERE r.tenant_id = current_tenant() AND r.user_id = s.user_id
                        AND r.source <> 'MANUAL') AS k) AS a
            WHERE s.tenant_id = current_tenant()
              AND (s.entitlement_version > 0 OR s.entitlement_active OR s.desired <> '{}')
            """;

    private static final String SEATS = """
            SELECT s.user_id AS id, s.seat_version AS version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'held', (SELECT string_agg(t, ' ' ORDER BY t COLLATE "C") FROM unnest(s.seats_held) AS t),
                       'waiting', (SELECT string_agg(t, ' ' ORDER BY t COLLATE "C") FROM unnest(s.seats_waiting) AS t)))
                       AS fields,
                   NULL::text AS detail
            FROM subject s
            WHERE s.tenant_id = current_tenant()
              AND (s.seat_version > 0 OR s.seats_held <> '{}' OR s.seats_waiting <> '{}')
            """;

    /** What admins gave is named where it is not the same in the person's row, as it was given, and for searches by role. */
    private static final String ROLES = """
            SELECT v.id, v.version, jsonb_strip_nulls(jsonb_build_object('roles', v.roles, 'manual', v.manual)) AS fields,
                   NULL::text AS detail
            FROM (
                SELECT coalesce(s.user_id, g.user_id, a.user_id) AS id, coalesce(s.version, 0) AS version,
                       (SELECT string_agg(r, ' ' ORDER BY r COLLATE "C") FROM unnest(s.roles) AS r) AS roles,
                       CASE WHEN g.roles IS DISTINCT FROM m.roles OR a.keys IS DISTINCT FROM g.keys
                            THEN coalesce(g.roles, 'none') END AS manual
                FROM (SELECT * FROM subject WHERE tenant_id = current_tenant()) AS s
                FULL JOIN (
                    SELECT user_id, string_agg(k.role, ' ' ORDER BY k.role COLLATE "C") AS keys,
                           string_agg(k.role || coalesce(' ' || until, ''), ', ' ORDER BY k.role COLLATE "C") AS roles
                    FROM manual_grant,
                         concat(role_key, CASE WHEN workspace <> '' THEN '@' || workspace END) AS k (role)
                    WHERE tenant_id = current_tenant() GROUP BY user_id) AS g ON g.user_id = s.user_id
                FULL JOIN (
                    SELECT user_id, string_agg(k.role, ' ' ORDER BY k.role COLLATE "C") AS keys
                    FROM role_assignment,
                         concat(role_key, CASE WHEN workspace <> '' THEN '@' || workspace END) AS k (role)
                    WHERE tenant_id = current_tenant() AND source = 'MANUAL' GROUP BY user_id) AS a
                    ON a.user_id = coalesce(s.user_id, g.user_id)
                LEFT JOIN LATERAL (
                    SELECT string_agg(k.role || coalesce(' ' || k.until, ''), ', ' ORDER BY k.role COLLATE "C") AS roles
                    FROM unnest(s.manual) AS said,
                         LATERAL (SELECT split_part(said, ' ', 1) AS role,
                                         nullif(split_part(said, ' ', 2), '')::timestamptz AS until) AS k) AS m ON true
            ) AS v
            WHERE v.version > 0 OR v.roles IS NOT NULL OR v.manual IS NOT NULL
            """;

    @Override
    public Map<String, String> queries() {
        return Map.of("people", PEOPLE, "entitled-roles", ENTITLED, "seats", SEATS, "roles", ROLES);
    }
}
