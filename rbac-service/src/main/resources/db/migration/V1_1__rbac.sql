-- One row per tenant that has roles. version counts every change that decisions depend on, so that an instance sees
-- with one number whether the roles it compiled are still the present ones.
CREATE TABLE tenant_policy (
    tenant_id         text PRIMARY KEY,
    version           bigint NOT NULL,
    -- The catalogue that the roles were last resolved with and published from.
    catalogue_version text NOT NULL,
    disabled_modules  text[] NOT NULL DEFAULT '{}'
);
CALL tenant_table('tenant_policy');

-- Deleted roles stay: their key may have a replacement, and their versions go on counting if they come back.
-- grants and denies hold keys of modules (a), features (a.b) and permissions (a.b:c).
CREATE TABLE role (
    tenant_id   text NOT NULL,
    key         text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('PREDEFINED', 'CUSTOM')),
    name        text NOT NULL,
    description text NOT NULL,
    base        text,
    grants      text[] NOT NULL,
    denies      text[] NOT NULL,
    permissions text[] NOT NULL,
    version     bigint NOT NULL,
    deleted     boolean NOT NULL,
    replacement text,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
CALL tenant_table('role');

-- Every version that ever was, and who made it. Only ever inserted.
CREATE TABLE role_version (
    tenant_id   text NOT NULL,
    key         text NOT NULL,
    version     bigint NOT NULL,
    kind        text NOT NULL,
    name        text NOT NULL,
    description text NOT NULL,
    base        text,
    grants      text[] NOT NULL,
    denies      text[] NOT NULL,
    permissions text[] NOT NULL,
    deleted     boolean NOT NULL,
    replacement text,
    cause       text NOT NULL,
    actor       text NOT NULL,
    request_id  text,
    event_id    text,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key, version)
);
CALL tenant_table('role_version');
REVOKE UPDATE, DELETE ON role_version FROM ${app};

-- A person as decisions see them: all of it in one row, as a check reads it by primary key.
-- desired and roles hold role keys, "key@workspace" where a role does not apply to the whole tenant.
CREATE TABLE subject (
    tenant_id           text NOT NULL,
    user_id             uuid NOT NULL,
    directory_version   bigint NOT NULL DEFAULT 0,
    directory_active    boolean NOT NULL DEFAULT false,
    user_name           text,
    user_name_folded    text,
    entitlement_version bigint NOT NULL DEFAULT 0,
    entitlement_active  boolean NOT NULL DEFAULT false,
    desired             text[] NOT NULL DEFAULT '{}',
    seat_version        bigint NOT NULL DEFAULT 0,
    seats_held          text[] NOT NULL DEFAULT '{}',
    seats_waiting       text[] NOT NULL DEFAULT '{}',
    -- The roles in effect as last published, and the version of that event.
    roles               text[] NOT NULL DEFAULT '{}',
    version             bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, user_id)
) WITH (fillfactor = 80);
CALL tenant_table('subject');
CREATE INDEX subject_user_name ON subject (tenant_id, user_name_folded);

-- Who is given which role. Says the same as subject.desired, in the form that can be searched by role: row-level
-- security keeps the planner from using an index for the operators of arrays.
CREATE TABLE role_assignment (
    tenant_id text NOT NULL,
    role_key  text NOT NULL,
    user_id   uuid NOT NULL,
    workspace text NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, role_key, user_id, workspace)
);
CALL tenant_table('role_assignment');
CREATE INDEX role_assignment_user ON role_assignment (tenant_id, user_id);
