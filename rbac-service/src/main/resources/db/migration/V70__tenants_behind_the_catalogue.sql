-- Whose roles were last resolved with another catalogue, of all tenants: ids alone.
CREATE POLICY behind ON tenant_policy FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION tenants_not_on_catalogue(version text, behind text, most integer)
    RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.tenant_id FROM tenant_policy p
    WHERE p.tenant_id > $2 AND p.catalogue_version <> $1
    ORDER BY p.tenant_id LIMIT $3
$$;
REVOKE ALL ON FUNCTION tenants_not_on_catalogue(text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_not_on_catalogue(text, text, integer) TO ${app};
