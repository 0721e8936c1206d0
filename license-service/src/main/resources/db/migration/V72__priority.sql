-- A waiting list may serve people by priority, and by request only among those of the same one.
ALTER TABLE seat_pool ADD COLUMN queue text NOT NULL DEFAULT 'FIFO' CHECK (queue IN ('FIFO', 'PRIORITY'));
GRANT UPDATE (queue) ON seat_pool TO ${app};

ALTER TABLE person ADD COLUMN priority integer NOT NULL DEFAULT 0;

-- The priority is that of the person. Lists are in the order of rank, then of request: in a FIFO pool it is 0.
ALTER TABLE seat
    ADD COLUMN priority integer NOT NULL DEFAULT 0,
    ADD COLUMN rank integer NOT NULL DEFAULT 0;
DROP INDEX seat_queue;
CREATE INDEX seat_queue ON seat (tenant_id, pool_id, state, rank, requested_at, user_id);

-- Who gave whom which priority, and why.
CREATE TABLE seat_priority (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    user_id    uuid NOT NULL,
    priority   integer NOT NULL,
    reason     text NOT NULL,
    set_at     timestamptz NOT NULL,
    actor      text NOT NULL,
    request_id text,
    PRIMARY KEY (tenant_id, user_id, id)
);
CALL tenant_table('seat_priority');
REVOKE UPDATE, DELETE, TRUNCATE ON seat_priority FROM ${app};
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seat_priority
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
