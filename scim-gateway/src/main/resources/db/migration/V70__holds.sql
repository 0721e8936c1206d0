-- Deactivations that are too many at once: held back for everybody but the identity provider, until somebody decides.

-- What others were told about a person. event_offset: events count their own versions, as a deactivation that is held
-- changes the person and tells nothing. withheld: others are told that the person is active, whatever SCIM says.
ALTER TABLE users
    ADD COLUMN event_offset bigint NOT NULL DEFAULT 0,
    ADD COLUMN withheld text CHECK (withheld IN ('HELD', 'OVERRIDDEN'));

-- One row per directory that ever deactivated somebody. Transactions that deactivate lock it after the people, so that
-- the count holds across instances. Null settings: the defaults of the service.
CREATE TABLE deprovision_guards (
    tenant_id      text COLLATE "C" NOT NULL,
    directory_id   uuid NOT NULL PRIMARY KEY,
    enabled        boolean,
    people         integer,
    percent        integer,
    window_seconds integer,
    step_starts    timestamptz[] NOT NULL DEFAULT '{}',
    step_people    integer[] NOT NULL DEFAULT '{}',
    -- how many were active when it was counted; counted again after a window
    active         bigint NOT NULL DEFAULT 0,
    counted_at     timestamptz,
    open_hold      uuid
) WITH (fillfactor = 50);
CALL tenant_table('deprovision_guards');

CREATE TABLE holds (
    tenant_id      text COLLATE "C" NOT NULL,
    directory_id   uuid NOT NULL,
    id             uuid NOT NULL PRIMARY KEY,
    version        bigint NOT NULL,
    rule           text NOT NULL,
    people_limit   bigint NOT NULL,
    window_seconds bigint NOT NULL,
    active         bigint NOT NULL,
    -- who went through before the limit was reached
    gone           bigint NOT NULL,
    held           bigint NOT NULL,
    opened_at      timestamptz NOT NULL,
    last_held_at   timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    closed_at      timestamptz
);
CALL tenant_table('holds');
CREATE INDEX holds_directory ON holds (directory_id, id);

CREATE TABLE held_people (
    tenant_id    text COLLATE "C" NOT NULL,
    directory_id uuid NOT NULL,
    hold_id      uuid NOT NULL,
    user_id      uuid NOT NULL,
    state        text NOT NULL CHECK (state IN ('HELD', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    since        timestamptz NOT NULL,
    request_id   text,
    decided_at   timestamptz,
    decided_by   text,
    reason       text,
    -- whether the decision was carried out
    done         boolean NOT NULL DEFAULT false,
    PRIMARY KEY (hold_id, user_id)
);
CALL tenant_table('held_people');
CREATE INDEX held_people_user ON held_people (user_id, hold_id);
CREATE INDEX held_people_undone ON held_people (hold_id, user_id) WHERE state IN ('APPROVED', 'REJECTED') AND NOT done;

-- Holds that nobody decided in time, and decisions that a crash interrupted; for all tenants.
CREATE POLICY due ON holds FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY due ON held_people FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION holds_due(now timestamptz, decided_before timestamptz)
    RETURNS TABLE (tenant_id text, directory_id uuid, id uuid, expired boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT h.tenant_id, h.directory_id, h.id, h.closed_at IS NULL AND h.expires_at <= now
    FROM holds h
    WHERE (h.closed_at IS NULL AND h.expires_at <= now)
       OR EXISTS (SELECT FROM held_people p
                  WHERE p.hold_id = h.id AND p.state IN ('APPROVED', 'REJECTED') AND NOT p.done
                    AND p.decided_at <= decided_before)
$$;
REVOKE ALL ON FUNCTION holds_due(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION holds_due(timestamptz, timestamptz) TO ${app};
