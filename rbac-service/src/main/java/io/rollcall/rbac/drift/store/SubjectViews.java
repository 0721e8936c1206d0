package io.rollcall.rbac.drift.store;

import io.rollcall.kit.drift.DriftViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What this service follows, and the roles that it told of. A row that says nothing is as good as none. */
@ApplicationScoped
class SubjectViews implements DriftViews {

    /** Somebody whom no directory has told of is active at version 1, without a name. */
    private static final String PEOPLE = """
            SELECT s.user_id AS id, s.directory_version AS version,
                   jsonb_strip_nulls(jsonb_build_object('active', s.directory_active::text, 'userName', s.user_name))
                       AS fields,
                   NULL::text AS detail
            FROM subject s
            WHERE s.tenant_id = current_tenant()
              AND (s.user_name IS NOT NULL OR s.directory_version > 1
                   OR (s.directory_version = 0 AND s.directory_active))
            """;

    /** What role_assignment says is named where it is something else: it holds the same for searches by role. */
    private static final String ENTITLED = """
            SELECT s.user_id AS id, s.entitlement_version AS version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'active', s.entitlement_active::text, 'roles', d.roles,
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
                        AND r.source = 'ENTITLEMENT') AS k) AS a
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

    private static final String ROLES = """
            SELECT s.user_id AS id, s.version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'roles', (SELECT string_agg(r, ' ' ORDER BY r COLLATE "C") FROM unnest(s.roles) AS r))) AS fields,
                   NULL::text AS detail
            FROM subject s
            WHERE s.tenant_id = current_tenant() AND (s.version > 0 OR s.roles <> '{}')
            """;

    @Override
    public Map<String, String> queries() {
        return Map.of("people", PEOPLE, "entitled-roles", ENTITLED, "seats", SEATS, "roles", ROLES);
    }
}
