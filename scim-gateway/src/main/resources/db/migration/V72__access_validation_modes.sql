-- Unknown roles and entitlements can now also be passed on with a remark: OFF, WARN or STRICT (which was REJECT).
ALTER TABLE directories DROP CONSTRAINT directories_access_validation_check;
DO $$
DECLARE
    tenant text;
BEGIN
    FOR tenant IN SELECT DISTINCT d.tenant_id FROM directories d WHERE d.access_validation = 'REJECT' LOOP
        PERFORM set_config('rollcall.tenant', tenant, true);
        UPDATE directories SET access_validation = 'STRICT' WHERE tenant_id = tenant AND access_validation = 'REJECT';
    END LOOP;
    PERFORM set_config('rollcall.tenant', '', true);
END
$$;
ALTER TABLE directories ADD CONSTRAINT directories_access_validation_check
    CHECK (access_validation IN ('OFF', 'WARN', 'STRICT'));
