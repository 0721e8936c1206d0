-- Comparing what the services know of people, and putting it right. One at a time in a tenant.
CREATE TABLE resync (
    tenant_id        text NOT NULL,
    id               uuid PRIMARY KEY,
    directory_id     uuid,
    dry_run          boolean NOT NULL,
    state            text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    step             text NOT NULL DEFAULT 'COMPARING',
    done             integer NOT NULL DEFAULT 0,
    total            integer NOT NULL DEFAULT 0,
    found            integer NOT NULL DEFAULT 0,
    repaired         integer NOT NULL DEFAULT 0,
    cancel_requested boolean NOT NULL DEFAULT false,
    problem          text,
    started_by       text NOT NULL,
    started_at       timestamptz NOT NULL,
    finished_at      timestamptz,
    -- until when nobody else goes on with it
    leased_until     timestamptz
);
CALL tenant_table('resync');
CREATE UNIQUE INDEX resync_running ON resync (tenant_id) WHERE state = 'RUNNING';
CREATE POLICY runner_finds ON resync FOR SELECT TO ${app} USING (current_tenant() = '*');

CREATE TABLE resync_difference (
    tenant_id  text NOT NULL,
    resync_id  uuid NOT NULL REFERENCES resync (id) ON DELETE CASCADE,
    number     integer NOT NULL,
    view       text NOT NULL,
    follower   text NOT NULL,
    subject_id uuid NOT NULL,
    subject    text NOT NULL,
    -- one sentence for each field
    words      text[] NOT NULL,
    repaired   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (resync_id, number)
);
CALL tenant_table('resync_difference');

-- When the scheduler last looked at a tenant, so that one instance does.
CREATE TABLE drift_check (
    tenant_id  text PRIMARY KEY,
    checked_at timestamptz NOT NULL,
    full_at    timestamptz NOT NULL
);
CALL tenant_table('drift_check');
