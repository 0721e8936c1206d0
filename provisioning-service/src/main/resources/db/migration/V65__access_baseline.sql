-- What people had when the trail began to be kept: of those who are older than the topics no event will tell it any more.
-- What was before that cannot be told, so it is answered as forgotten. Versions are their owners', as with events; the
-- states are written as the trail's own. The id of no event is known.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE access_baseline NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_head NO FORCE ROW LEVEL SECURITY;

INSERT INTO access_baseline (tenant_id, person, aspect, version, id, at, state)
SELECT a.tenant_id, a.id, f.aspect, f.version, '00000000-0000-0000-0000-000000000000', now(), f.state
FROM account a
CROSS JOIN LATERAL (
    SELECT 'STATUS', a.version, a.status
    UNION ALL
    SELECT 'ROLES', a.roles_version, '[' || coalesce(string_agg(
        '{"role":' || to_json(r.value ->> 'role')
            || coalesce(',"workspace":' || to_json(r.value ->> 'workspace'), '') || '}', ',' ORDER BY r.place), '') || ']'
    FROM jsonb_array_elements(a.roles) WITH ORDINALITY AS r (value, place)
    UNION ALL
    SELECT 'SEATS', a.seats_version, '[' || coalesce(string_agg(
        '{"seatType":' || to_json(s.value ->> 'seatType') || ',"state":' || to_json(s.value ->> 'state')
            || ',"since":"' || to_char(to_timestamp(trunc(t.since)) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
            || CASE WHEN n.nanos = '000000000' THEN ''
                    WHEN n.nanos LIKE '%000000' THEN '.' || left(n.nanos, 3)
                    WHEN n.nanos LIKE '%000' THEN '.' || left(n.nanos, 6)
                    ELSE '.' || n.nanos END || 'Z"}', ',' ORDER BY s.place), '') || ']'
    FROM jsonb_array_elements(a.seats) WITH ORDINALITY AS s (value, place)
    -- The column has seconds, the trail has the shortest text of groups of three digits.
    CROSS JOIN LATERAL (SELECT (s.value ->> 'since')::numeric AS since) t
    CROSS JOIN LATERAL (
        SELECT lpad(((t.since - trunc(t.since)) * 1000000000)::bigint::text, 9, '0') AS nanos
    ) n
) f (aspect, version, state)
WHERE f.version > 0 AND f.state IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO audit_head AS h (tenant_id, last, hash, trimmed_until)
SELECT DISTINCT tenant_id, 0, decode(repeat('00', 32), 'hex'), now() FROM access_baseline
ON CONFLICT (tenant_id) DO UPDATE SET trimmed_until = greatest(h.trimmed_until, excluded.trimmed_until);

ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE access_baseline FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;
