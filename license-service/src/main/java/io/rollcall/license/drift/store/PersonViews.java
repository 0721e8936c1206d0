package io.rollcall.license.drift.store;

import io.rollcall.kit.drift.DriftViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What this service follows, and the seats that it told of. A row that says nothing is as good as none. */
@ApplicationScoped
class PersonViews implements DriftViews {

    private static final String PEOPLE = """
            SELECT p.user_id AS id, p.directory_version AS version,
                   CASE WHEN e.user_id IS NOT NULL AND p.user_name IS NULL THEN jsonb_build_object('erased', 'true')
                        ELSE jsonb_strip_nulls(jsonb_build_object(
                            'active', p.directory_active::text, 'userName', p.user_name)) END AS fields,
                   NULL::text AS detail
            FROM person p
            LEFT JOIN erased_person e ON e.tenant_id = p.tenant_id AND e.user_id = p.user_id
            WHERE p.tenant_id = current_tenant()
              AND (p.directory_version > 0 OR p.directory_active OR p.user_name IS NOT NULL)
            """;

    private static final String ENTITLED = """
            SELECT p.user_id AS id, p.entitlement_version AS version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'active', p.entitlement_active::text,
                       'seats', (SELECT string_agg(t, ' ' ORDER BY t COLLATE "C")
                                 FROM unnest(p.entitled_seat_types) AS t))) AS fields,
                   NULL::text AS detail
            FROM person p
            WHERE p.tenant_id = current_tenant()
              AND (p.entitlement_version > 0 OR p.entitlement_active OR p.entitled_seat_types <> '{}')
            """;

    /** The detail is what a seat event says of the seats. */
    private static final String SEATS = """
            SELECT u.user_id AS id, coalesce(v.version, 0) AS version,
                   jsonb_strip_nulls(jsonb_build_object('held', s.held, 'waiting', s.waiting)) AS fields,
                   coalesce(s.detail, '[]') AS detail
            FROM (SELECT user_id FROM seat_version WHERE tenant_id = current_tenant()
                  UNION SELECT user_id FROM seat
                  WHERE tenant_id = current_tenant() AND state IN ('ASSIGNED', 'WAITING')) AS u
            LEFT JOIN seat_version v ON v.tenant_id = current_tenant() AND v.user_id = u.user_id
            CROSS JOIN LATERAL (
                SELECT string_agg(c.seat_type, ' ' ORDER BY c.seat_type COLLATE "C")
                           FILTER (WHERE c.state = 'ASSIGNED') AS held,
                       string_agg(c.seat_type, ' ' ORDER BY c.seat_type COLLATE "C")
                           FILTER (WHERE c.state = 'WAITING') AS waiting,
                       jsonb_agg(jsonb_build_object(
                           'seatType', c.seat_type, 'poolId', c.pool_id, 'billable', p.billable, 'state', c.state,
                           'since', c.since) ORDER BY c.seat_type COLLATE "C")::text AS detail
                FROM seat c JOIN seat_pool p ON p.tenant_id = current_tenant() AND p.id = c.pool_id
                WHERE c.tenant_id = current_tenant() AND c.user_id = u.user_id AND c.state IN ('ASSIGNED', 'WAITING')) AS s
            """;

    @Override
    public Map<String, String> queries() {
        return Map.of("people", PEOPLE, "entitled-seats", ENTITLED, "seats", SEATS);
    }
}
