package io.rollcall.gateway.requestlog.store;

/** Statements on the request log. The tenant is that of the transaction. */
final class RequestLogSql {
    static final String APPEND = """
            INSERT INTO request_log (tenant_id, directory_id, id, at, method, path, status, duration_ms, dialect, client,
                                     user_agent, request_id, summary, subject, resource_id, request_body,
                                     response_body, events)
            SELECT current_tenant(), r.*
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::smallint[], $7::real[],
                        $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[],
                        $15::text[], $16::text[], $17::text[]) AS r
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

    static final String FIND =
            "SELECT " + HEAD + ", request_body, response_body FROM request_log WHERE id = $2 AND directory_id = $1";

    private RequestLogSql() {}
}
