-- What people can be given, as its owners publish it: roles of rbac.role.state.v1, seats of license.pool.state.v1.
-- Each row is its newest state; an older one never replaces it. They are only ever listed whole, for one tenant.

CREATE TABLE known_roles (
    tenant_id  text COLLATE "C" NOT NULL,
    role_key   text COLLATE "C" NOT NULL,
    version    bigint NOT NULL,
    name       text NOT NULL,
    kind       text NOT NULL,
    deleted    boolean NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, role_key)
);
CALL tenant_table('known_roles');

CREATE TABLE known_pools (
    tenant_id  text COLLATE "C" NOT NULL,
    pool_id    uuid NOT NULL,
    version    bigint NOT NULL,
    seat_type  text COLLATE "C" NOT NULL,
    name       text NOT NULL,
    purchased  integer,
    allocated  integer NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, pool_id)
);
CALL tenant_table('known_pools');

-- Whether roles and entitlements of users must be known: OFF or REJECT.
ALTER TABLE directories ADD COLUMN access_validation text NOT NULL DEFAULT 'OFF'
    CHECK (access_validation IN ('OFF', 'REJECT'));
