package io.rollcall.gateway.requestlog.store;

/** Statements on the request log. The tenant is that of the transaction. */
final class RequestLogSql {
    static final String APPEND = """
            WITH block AS (
                INSERT INTO request_bodies (tenant_id, id, content)
                SELECT current_tenant(), $1, $2 WHERE $1::uuid IS NOT NULL
            )
            INSERT INTO request_log (tenant_id, bodies, directory_id, id, at, method, path, status, duration_ms, dialect,
                                     client, user_agent, request_id, summary, subject, resource_id, body_slot, events)
            SELECT current_tenant(), CASE WHEN r.body_slot IS NOT NULL THEN $1 END, r.*
            FROM unnest($3::uuid[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[], $8::smallint[], $9::real[],
                        $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::uuid[],
                        $17::smallint[], $18::text[])
                AS r (directory_id, id, at, method, path, status, duration_ms, dialect, client, user_agent, request_id,
                      summary, subject, resource_id, body_slot, events)
            """;

    /** Of what is gone without a trace the log itself knows the last name. */
    static final String NAMES = """
            SELECT k.id, l.subject AS name, false AS living
            FROM unnest($2::uuid[]) AS k (id)
            CROSS JOIN LATERAL (
                SELECT r.subject FROM request_log r
                WHERE r.resource_id = k.id AND r.directory_id = $1 AND r.subject IS NOT NULL
                ORDER BY r.id DESC LIMIT 1
            ) l
            UNION ALL
            SELECT u.id, coalesce(u.display_name, u.user_name), true
            FROM unnest($2::uuid[]) AS k (id) JOIN users u ON u.directory_id = $1 AND u.id = k.id
            UNION ALL
            SELECT g.id, g.display_name, true
            FROM unnest($2::uuid[]) AS k (id) JOIN groups g ON g.directory_id = $1 AND g.id = k.id
            """;

    private static final String HEAD = """
            id, tenant_id, directory_id, at, method, path, status, duration_ms, dialect, client, user_agent, request_id,
            summary, subject, resource_id, events""";

    /** So many entries are looked at for one part of an answer; a search for what is rare goes on with the next. */
    static final int WINDOW = 20_000;

    private static final String RANGE = "FROM request_log WHERE directory_id = $1 AND id < $2 AND id >= $3 ";

    private static final String MATCHES = """
            WHERE ($4::smallint IS NULL OR w.status >= $4) AND ($5::smallint IS NULL OR w.status <= $5)
              AND ($6::text IS NULL OR w.method = $6)
              AND ($7::text IS NULL OR strpos(lower(concat_ws(' ', w.summary, w.path, w.subject)), $7) > 0)
            ORDER BY w.id DESC LIMIT $8
            """;

    static final String SEARCH =
            "SELECT * FROM (SELECT " + HEAD + " " + RANGE + "ORDER BY id DESC LIMIT " + WINDOW + ") w " + MATCHES;

    /** About one person or group there are few. */
    static final String SEARCH_RESOURCE =
            "SELECT * FROM (SELECT " + HEAD + " " + RANGE + "AND resource_id = $9 ORDER BY id DESC) w " + MATCHES;

    static final String WINDOW_END = "SELECT id " + RANGE + "ORDER BY id DESC OFFSET " + (WINDOW - 1) + " LIMIT 1";

    static final String AFTER =
            "SELECT id FROM request_log WHERE directory_id = $1 AND id > $2 ORDER BY id DESC LIMIT $3";

    static final String FIND_ALL =
            "SELECT " + HEAD + " FROM request_log WHERE directory_id = $1 AND id = ANY ($2) ORDER BY id";

    static final String FIND = "SELECT " + HEAD
            + ", body_slot, (SELECT b.content FROM request_bodies b WHERE b.id = bodies) AS content"
            + " FROM request_log WHERE id = $2 AND directory_id = $1";

    private RequestLogSql() {}
}
