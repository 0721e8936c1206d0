-- Who may give roles in a tenant: the identity provider alone, or admins in addition.
ALTER TABLE tenant_policy
    ADD COLUMN governance text NOT NULL DEFAULT 'IDP_STRICT' CHECK (governance IN ('IDP_STRICT', 'IDP_PLUS_MANUAL'));

-- What admins gave to a person, as decisions need it: "key", "key@workspace", with " <instant>" where it ends.
ALTER TABLE subject
    ADD COLUMN manual_version bigint NOT NULL DEFAULT 0,
    ADD COLUMN manual         text[] NOT NULL DEFAULT '{}';

-- The same role can come from several sources.
ALTER TABLE role_assignment ADD COLUMN source text NOT NULL DEFAULT 'ENTITLEMENT';
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_pkey;
ALTER TABLE role_assignment ADD PRIMARY KEY (tenant_id, role_key, user_id, workspace, source);
CREATE INDEX role_assignment_manual ON role_assignment (tenant_id, user_id) WHERE source = 'MANUAL';

-- Who gave what, why and until when. Says the same as subject.manual, with what people want to know about it.
CREATE TABLE manual_grant (
    tenant_id  text NOT NULL,
    user_id    uuid NOT NULL,
    role_key   text NOT NULL,
    workspace  text NOT NULL DEFAULT '',
    until      timestamptz,
    reason     text NOT NULL,
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, role_key, workspace)
);
CALL tenant_table('manual_grant');
CREATE INDEX manual_grant_until ON manual_grant (until) WHERE until IS NOT NULL;
-- Which tenants have grants that ended: read without a tenant, and nothing else is read so.
CREATE POLICY expiry_finds ON manual_grant FOR SELECT TO ${app} USING (current_tenant() = '*');

-- Every change of what decides about access, besides roles (role_version) and people (events). Only ever inserted.
CREATE TABLE access_change (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    at         timestamptz NOT NULL,
    kind       text NOT NULL,
    user_id    uuid,
    before     text,
    after      text,
    reason     text,
    cause      text NOT NULL,
    actor      text NOT NULL,
    request_id text,
    event_id   text,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('access_change');
CREATE INDEX access_change_user ON access_change (tenant_id, user_id, id);
REVOKE UPDATE, DELETE ON access_change FROM ${app};

-- Alerts told so far, counted per tenant.
CREATE TABLE access_alert (
    tenant_id text PRIMARY KEY,
    version   bigint NOT NULL
);
CALL tenant_table('access_alert');
