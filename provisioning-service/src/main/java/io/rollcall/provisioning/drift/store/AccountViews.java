package io.rollcall.provisioning.drift.store;

import io.rollcall.kit.drift.DriftViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What this service follows, and the entitlements that it told of. People without a directory are nobody else's. */
@ApplicationScoped
class AccountViews implements DriftViews {

    /** Who is suspended here is active for the directory. Of somebody erased there is nothing to compare. */
    private static final String PROFILES = """
            SELECT a.id, a.directory_version AS version,
                   CASE a.status WHEN 'ERASED' THEN jsonb_build_object('erased', 'true') ELSE
                       jsonb_strip_nulls(jsonb_build_object(
                           'directory', a.directory_id::text,
                           'active', (a.status IN ('ACTIVE', 'SUSPENDED'))::text,
                           'userName', a.user_name,
                           'externalId', a.external_id,
                           'displayName', a.display_name,
                           'givenName', a.given_name,
                           'familyName', a.family_name,
                           'email', a.email,
                           'title', a.title,
                           'department', a.department,
                           'stated', nullif(a.stated, '{}')::text,
                           'groups', (SELECT string_agg(g.group_id::text, ' ' ORDER BY g.group_id)
                                      FROM account_group g
                                      WHERE g.tenant_id = current_tenant() AND g.account_id = a.id))) END AS fields,
                   NULL::text AS detail
            FROM account a
            WHERE a.tenant_id = current_tenant()
              AND (a.directory_id IS NOT NULL OR a.status = 'ERASED')
            """;

    private static final String GROUPS = """
            SELECT g.id, g.version, jsonb_build_object('name', g.name) AS fields, NULL::text AS detail
            FROM directory_group g
            WHERE g.tenant_id = current_tenant() AND NOT g.deleted
            """;

    /** The detail is the version of the directory user who was judged. */
    private static final String ENTITLED = """
            SELECT a.id, a.entitlement_version AS version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'active', a.entitled::text,
                       '%1$s', (SELECT string_agg(k, ' ' ORDER BY k COLLATE "C") FROM unnest(a.entitled_%1$s) AS k)%2$s))
                       AS fields,
                   a.directory_version::text AS detail
            FROM account a
            WHERE a.tenant_id = current_tenant() AND a.entitlement_version > 0
            """;

    /** As rbac-service has it: from no assignment, or named by the directory. */
    private static final String SOURCES = """
            ,
                       'byDefault', CASE WHEN a.assignment_id IS NULL AND a.entitled_roles <> '{}' THEN 'true' END,
                       'scim', (SELECT string_agg(k, ' ' ORDER BY k COLLATE "C") FROM unnest(a.named_roles) AS k)
            """;

    private static final String SEATS = """
            SELECT a.id, a.seats_version AS version,
                   jsonb_strip_nulls(jsonb_build_object('held', s.held, 'waiting', s.waiting)) AS fields,
                   NULL::text AS detail
            FROM account a
            CROSS JOIN LATERAL (
                SELECT string_agg(e ->> 'seatType', ' ' ORDER BY e ->> 'seatType' COLLATE "C")
                           FILTER (WHERE e ->> 'state' = 'ASSIGNED') AS held,
                       string_agg(e ->> 'seatType', ' ' ORDER BY e ->> 'seatType' COLLATE "C")
                           FILTER (WHERE e ->> 'state' = 'WAITING') AS waiting
                FROM jsonb_array_elements(a.seats) AS e) AS s
            WHERE a.tenant_id = current_tenant() AND (a.seats_version > 0 OR a.seats <> '[]')
            """;

    private static final String ROLES = """
            SELECT a.id, a.roles_version AS version,
                   jsonb_strip_nulls(jsonb_build_object('roles', (
                       SELECT string_agg(k.role, ' ' ORDER BY k.role COLLATE "C")
                       FROM (SELECT concat(e ->> 'role', '@' || (e ->> 'workspace')) AS role
                             FROM jsonb_array_elements(a.roles) AS e) AS k))) AS fields,
                   NULL::text AS detail
            FROM account a
            WHERE a.tenant_id = current_tenant() AND (a.roles_version > 0 OR a.roles <> '[]')
            """;

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "profiles", PROFILES,
                "groups", GROUPS,
                "entitled-roles", ENTITLED.formatted("roles", SOURCES),
                "entitled-seats", ENTITLED.formatted("seats", ""),
                "seats", SEATS,
                "roles", ROLES);
    }
}
