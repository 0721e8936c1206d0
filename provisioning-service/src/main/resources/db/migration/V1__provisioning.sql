-- Tenants, accounts and assignments. Every table is bound to the tenant by row-level security.

CREATE TABLE tenant (
    tenant_id  text PRIMARY KEY,
    name       text NOT NULL,
    version    bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CALL tenant_table('tenant');
-- '*' is no tenant id: it is what the vendor's own list of tenants is read with.
CREATE POLICY vendor_lists ON tenant FOR SELECT TO ${app} USING (current_tenant() = '*');

CREATE TABLE directory_group (
    tenant_id text NOT NULL,
    id        uuid NOT NULL,
    name      text NOT NULL,
    -- 0: known from a member only, no event of the group itself was seen
    version   bigint NOT NULL,
    deleted   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('directory_group');

-- One row per person. Roles and seats may be reported before the directory tells of the person; status is null then.
CREATE TABLE account (
    tenant_id           text NOT NULL,
    id                  uuid NOT NULL,
    status              text CHECK (status IN ('ACTIVE', 'DEACTIVATED')),
    deactivated_because text CHECK ((deactivated_because IS NOT NULL) = (status IS NOT DISTINCT FROM 'DEACTIVATED')),
    status_since        timestamptz,
    directory_id        uuid,
    directory_version   bigint NOT NULL,
    user_name           text,
    external_id         text,
    display_name        text,
    given_name          text,
    family_name         text,
    email               text,
    title               text,
    department          text,
    entitlement_version bigint NOT NULL,
    entitled            boolean NOT NULL,
    assignment_id       uuid,
    assignment_name     text,
    assignment_version  bigint,
    via_group           uuid,
    entitled_roles      text[] NOT NULL,
    entitled_seats      text[] NOT NULL,
    roles_version       bigint NOT NULL,
    roles               jsonb NOT NULL,
    seats_version       bigint NOT NULL,
    seats               jsonb NOT NULL,
    version             bigint NOT NULL,
    created_at          timestamptz,
    updated_at          timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 80); -- roles, seats and entitlements change in place: no index holds them
CALL tenant_table('account');
CREATE INDEX account_status ON account (tenant_id, status, id);

CREATE TABLE account_group (
    tenant_id  text NOT NULL,
    account_id uuid NOT NULL,
    group_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, account_id, group_id)
);
CALL tenant_table('account_group');
CREATE INDEX account_group_members ON account_group (tenant_id, group_id, account_id);

-- What a search finds a person by, folded. A table of its own with plain comparisons, because row-level security
-- keeps LIKE, trigrams and text search off the indexes: their operators are not leakproof.
CREATE TABLE account_search_term (
    tenant_id  text NOT NULL,
    term       text COLLATE "C" NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, term, account_id)
);
CALL tenant_table('account_search_term');

-- Every version of the ranked list, whole. The highest one is in force.
CREATE TABLE assignment_list (
    id         uuid PRIMARY KEY,
    tenant_id  text NOT NULL,
    version    bigint NOT NULL,
    -- counts the bindings of groups within one version
    revision   bigint NOT NULL,
    document   text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    UNIQUE (tenant_id, version)
);
CALL tenant_table('assignment_list');

-- Who is still to be judged again: everybody, or the members of a group. The cursor survives a crash.
CREATE TABLE reevaluation (
    tenant_id    text NOT NULL,
    -- a group id, or the nil UUID for everybody
    scope        uuid NOT NULL,
    cursor       uuid,
    requested_at timestamptz NOT NULL,
    actor        text NOT NULL,
    request_id   text,
    PRIMARY KEY (tenant_id, scope)
);
CALL tenant_table('reevaluation');
CREATE POLICY runner_finds ON reevaluation FOR SELECT TO ${app} USING (current_tenant() = '*');

CREATE TABLE role_state (
    tenant_id text NOT NULL,
    role      text NOT NULL,
    name      text NOT NULL,
    version   bigint NOT NULL,
    deleted   boolean NOT NULL,
    PRIMARY KEY (tenant_id, role)
);
CALL tenant_table('role_state');

CREATE TABLE seat_pool (
    tenant_id text NOT NULL,
    pool_id   uuid NOT NULL,
    seat_type text NOT NULL,
    name      text NOT NULL,
    version   bigint NOT NULL,
    PRIMARY KEY (tenant_id, pool_id)
);
CALL tenant_table('seat_pool');
