-- Which secrets are not sealed with the present key, of all tenants: ids alone. Keys are named at the front of what they seal.
CREATE POLICY sealing ON webhook_secret FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION webhook_secrets_not_sealed(seal text, behind uuid, most integer)
    RETURNS TABLE (tenant_id text, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.tenant_id, s.id FROM webhook_secret s
    WHERE s.id > behind AND NOT starts_with(s.secret, seal)
    ORDER BY s.id LIMIT most
$$;
REVOKE ALL ON FUNCTION webhook_secrets_not_sealed(text, uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION webhook_secrets_not_sealed(text, uuid, integer) TO ${app};
