-- Settings that were chosen for people, workspaces that roles are limited to, and work that can be followed.

-- What the winning assignment chose, or an admin where the assignment leaves that to them.
ALTER TABLE account ADD COLUMN settings jsonb NOT NULL DEFAULT '{}';

CREATE TABLE workspace (
    tenant_id   text NOT NULL,
    key         text COLLATE "C" NOT NULL,
    name        text NOT NULL,
    created_at  timestamptz NOT NULL,
    archived_at timestamptz,
    PRIMARY KEY (tenant_id, key)
);
CALL tenant_table('workspace');

-- The one draft of a tenant. Every save gives it another id, which is its entity tag.
CREATE TABLE assignment_draft (
    tenant_id    text PRIMARY KEY,
    id           uuid NOT NULL,
    -- the version in force when it was saved
    base_version bigint NOT NULL,
    document     text NOT NULL,
    saved_at     timestamptz NOT NULL,
    saved_by     text NOT NULL
);
CALL tenant_table('assignment_draft');

-- What a list would do to everybody. The list is kept as it was judged by: what is applied is what was looked at.
CREATE TABLE assignment_preview (
    tenant_id     text NOT NULL,
    id            uuid PRIMARY KEY,
    of            text NOT NULL,
    base_version  bigint NOT NULL,
    next_version  bigint NOT NULL,
    document      text NOT NULL,
    -- MANUAL assignments that are given to those they provisioned before, too
    afresh        uuid[] NOT NULL,
    digest        text NOT NULL,
    summary       text NOT NULL,
    created_at    timestamptz NOT NULL,
    created_by    text NOT NULL,
    UNIQUE (tenant_id, id)
);
CALL tenant_table('assignment_preview');
CREATE INDEX assignment_preview_created ON assignment_preview (tenant_id, created_at);

CREATE TABLE assignment_preview_change (
    tenant_id  text NOT NULL,
    preview_id uuid NOT NULL,
    account_id uuid NOT NULL,
    kinds      text[] NOT NULL,
    document   text NOT NULL,
    PRIMARY KEY (tenant_id, preview_id, account_id),
    FOREIGN KEY (tenant_id, preview_id) REFERENCES assignment_preview (tenant_id, id) ON DELETE CASCADE
);
CALL tenant_table('assignment_preview_change');

-- Putting a list in force, as work that people can follow.
CREATE TABLE assignment_job (
    tenant_id       text NOT NULL,
    id              uuid PRIMARY KEY,
    preview_id      uuid NOT NULL,
    version         bigint NOT NULL,
    state           text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'SUPERSEDED')),
    -- people to judge, and those who were judged
    total           bigint NOT NULL,
    done            bigint NOT NULL DEFAULT 0,
    requested_at    timestamptz NOT NULL,
    requested_by    text NOT NULL,
    -- why it was applied although nobody is left who may administer the tenant
    override_reason text,
    finished_at     timestamptz
);
CALL tenant_table('assignment_job');
CREATE INDEX assignment_job_requested ON assignment_job (tenant_id, id);

ALTER TABLE reevaluation ADD COLUMN job_id uuid;
ALTER TABLE reevaluation ADD COLUMN afresh uuid[] NOT NULL DEFAULT '{}';
