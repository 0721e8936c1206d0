package io.rollcall.provisioning.webhook.store;

/** Statements on webhooks. */
final class WebhookSql {

    /** Until the transaction ends nobody else counts or creates webhooks of the tenant. */
    static final String CREATE_ALONE = """
            SELECT pg_advisory_xact_lock(hashtextextended('webhooks/' || $1, 0))
            """;

    static final String COUNT = "SELECT count(*) FROM webhook WHERE tenant_id = $1";

    static final String CREATE = """
            INSERT INTO webhook (tenant_id, id, url, description, types, status, position, created_at, created_by)
            SELECT $1, $2, $3, $4, $5, 'ACTIVE',
                   coalesce((SELECT last FROM event_log_head WHERE tenant_id = $1), 0), $6, $7
            RETURNING *
            """;

    static final String LIST = """
            SELECT * FROM webhook WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3
            """;

    static final String FIND = "SELECT * FROM webhook WHERE tenant_id = $1 AND id = $2";

    static final String DELETE = "DELETE FROM webhook WHERE tenant_id = $1 AND id = $2";

    static final String SET = """
            UPDATE webhook
            SET status = $3, disabled_reason = $4, attempts = 0, failing_since = NULL, next_attempt_at = NULL
            WHERE tenant_id = $1 AND id = $2
            """;

    /** Whoever delivers at present loses the lease, so that they cannot undo it. */
    static final String MOVE = """
            UPDATE webhook
            SET position = least($3, coalesce((SELECT last FROM event_log_head WHERE tenant_id = $1), 0)), ahead = '{}',
                attempts = 0, failing_since = NULL, next_attempt_at = NULL, lease = NULL,
                leased_until = NULL
            WHERE tenant_id = $1 AND id = $2
            """;

    static final String LOCK = "SELECT FROM webhook WHERE tenant_id = $1 AND id = $2 FOR UPDATE";

    static final String SECRETS = """
            SELECT id, secret, created_at, expires_at FROM webhook_secret
            WHERE tenant_id = $1 AND webhook_id = $2 AND (expires_at IS NULL OR expires_at > $3)
            ORDER BY id DESC
            """;

    static final String ADD_SECRET = """
            INSERT INTO webhook_secret (tenant_id, webhook_id, id, secret, created_at) VALUES ($1, $2, $3, $4, $5)
            """;

    static final String EXPIRE_OTHERS = """
            UPDATE webhook_secret SET expires_at = least(expires_at, $4)
            WHERE tenant_id = $1 AND webhook_id = $2 AND id <> $3
            """;

    static final String DELIVERIES = """
            SELECT * FROM webhook_delivery
            WHERE tenant_id = $1 AND webhook_id = $2 AND ($3::uuid IS NULL OR id < $3)
            ORDER BY id DESC LIMIT $4
            """;

    static final String LOG = """
            INSERT INTO webhook_delivery (tenant_id, id, webhook_id, event_id, event_type, seq, attempt, attempted_at,
                                          status, error, duration_ms)
            SELECT $1, d.id, $2, d.event_id, d.event_type, d.seq, d.attempt, d.attempted_at, d.status, d.error,
                   d.duration_ms
            FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::bigint[], $7::integer[], $8::timestamptz[],
                        $9::integer[], $10::text[], $11::integer[])
                AS d (id, event_id, event_type, seq, attempt, attempted_at, status, error, duration_ms)
            WHERE EXISTS (SELECT FROM webhook WHERE tenant_id = $1 AND id = $2)
            """;

    static final String DUE = "SELECT tenant_id, id FROM webhooks_due($1, $2)";

    static final String CLAIM = """
            UPDATE webhook SET lease = $3, leased_until = $5
            WHERE tenant_id = $1 AND id = $2 AND status = 'ACTIVE' AND (leased_until IS NULL OR leased_until <= $4)
            RETURNING *
            """;

    static final String RENEW = "UPDATE webhook SET leased_until = $4 WHERE tenant_id = $1 AND id = $2 AND lease = $3";

    static final String SETTLE = """
            UPDATE webhook
            SET position = $4, ahead = $5, attempts = $6, failing_since = $7, next_attempt_at = $8,
                last_success_at = $9, last_error = $10,
                status = CASE WHEN $11::text IS NULL THEN status ELSE 'DISABLED' END,
                disabled_reason = coalesce($11, disabled_reason),
                lease = NULL, leased_until = NULL, settled_at = now()
            WHERE tenant_id = $1 AND id = $2 AND lease = $3
            """;

    private WebhookSql() {}
}
