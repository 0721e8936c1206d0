package io.rollcall.gateway.drift.store;

import io.rollcall.kit.drift.DriftViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** As it was told, not as SCIM says it: who is held is active, and versions are those of the events. */
@ApplicationScoped
class DirectoryViews implements DriftViews {

    /** A tombstone at version 1 keeps the id of somebody of whom no directory has told. */
    private static final String TOLD = "NOT (u.version = 1 AND u.deleted_at IS NOT NULL)";

    private static final String ACTIVE = "(u.withheld IS NOT NULL OR (u.active AND u.deleted_at IS NULL))::text";

    private static final String PEOPLE = """
            SELECT u.id, u.version + u.event_offset AS version,
                   jsonb_build_object('active', %s, 'userName', u.user_name) AS fields, u.directory_id::text AS detail
            FROM users u
            WHERE u.tenant_id = current_tenant() AND %s
            """.formatted(ACTIVE, TOLD);

    private static final String PROFILES = """
            SELECT u.id, u.version + u.event_offset AS version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'directory', u.directory_id::text,
                       'active', %s,
                       'userName', u.user_name,
                       'externalId', u.external_id,
                       'displayName', u.display_name,
                       'givenName', u.resource -> 'name' ->> 'givenName',
                       'familyName', u.resource -> 'name' ->> 'familyName',
                       'email', (SELECT e.value ->> 'value'
                                 FROM jsonb_array_elements(u.resource -> 'emails') WITH ORDINALITY AS e (value, place)
                                 WHERE e.value ->> 'value' IS NOT NULL
                                 ORDER BY coalesce((e.value ->> 'primary')::boolean, false) DESC, e.place LIMIT 1),
                       'title', u.resource ->> 'title',
                       'department',
                           u.resource -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department',
                       'stated', nullif(jsonb_strip_nulls(jsonb_build_object(
                           'roles', u.resource -> 'roles', 'entitlements', u.resource -> 'entitlements')), '{}')::text,
                       'groups', m.groups)) AS fields,
                   NULL::text AS detail
            FROM users u
            CROSS JOIN LATERAL (
                SELECT string_agg(g.id::text, ' ' ORDER BY g.id) AS groups
                FROM memberships e
                JOIN groups g ON g.tenant_id = current_tenant() AND g.directory_id = u.directory_id
                             AND g.id = e.group_id AND g.deleted_at IS NULL
                WHERE e.tenant_id = current_tenant() AND e.directory_id = u.directory_id AND e.member_id = u.id
                  AND u.deleted_at IS NULL) AS m
            WHERE u.tenant_id = current_tenant() AND %s
            """.formatted(ACTIVE, TOLD);

    private static final String GROUPS = """
            SELECT g.id, g.event_version AS version, jsonb_build_object('name', g.display_name) AS fields,
                   g.directory_id::text AS detail
            FROM groups g
            WHERE g.tenant_id = current_tenant() AND g.deleted_at IS NULL
            """;

    @Override
    public Map<String, String> queries() {
        return Map.of("people", PEOPLE, "profiles", PROFILES, "groups", GROUPS);
    }
}
