-- Webhooks take turns: whoever was served longest ago comes first, so that no busy one keeps others waiting.
ALTER TABLE webhook ADD COLUMN settled_at timestamptz;

CREATE OR REPLACE FUNCTION webhooks_due(now timestamptz, most integer)
    RETURNS TABLE (tenant_id text, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.tenant_id, w.id
    FROM webhook w JOIN event_log_head h ON h.tenant_id = w.tenant_id
    WHERE w.status = 'ACTIVE' AND w.position < h.last
      AND (w.next_attempt_at IS NULL OR w.next_attempt_at <= now)
      AND (w.leased_until IS NULL OR w.leased_until <= now)
    ORDER BY w.settled_at NULLS FIRST, w.id
    LIMIT most
$$;
