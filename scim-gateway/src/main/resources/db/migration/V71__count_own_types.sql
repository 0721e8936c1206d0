-- Resources of tenants' types are counted as users and groups are. What is there already is counted once, tenant by
-- tenant: the policies hold for the owner too.
DO $$
DECLARE
    tenant text;
BEGIN
    FOR tenant IN SELECT DISTINCT d.tenant_id FROM directories d LOOP
        PERFORM set_config('rollcall.tenant', tenant, true);
        INSERT INTO resource_counts (tenant_id, directory_id, resource_type, slot, total)
        SELECT tenant, r.directory_id, r.resource_type, 0, count(*)
        FROM resources r
        WHERE r.tenant_id = tenant
        GROUP BY r.directory_id, r.resource_type;
    END LOOP;
    PERFORM set_config('rollcall.tenant', '', true);
END
$$;
