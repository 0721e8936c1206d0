-- Pools, what is known about people, their seats, and the ledger.
-- ${app} is the running service; what it must never do it has no right to do.

CREATE TABLE seat_pool (
    tenant_id       text NOT NULL,
    id              uuid NOT NULL,
    seat_type       text NOT NULL,
    name            text NOT NULL,
    billable        boolean NOT NULL,
    purchased       integer CHECK (purchased >= 0),
    policy          text NOT NULL CHECK (policy IN ('BLOCK')),
    -- Kept by a trigger on seat, so that they count what is there and not what the service believes.
    allocated       integer NOT NULL DEFAULT 0 CHECK (allocated >= 0),
    waiting         integer NOT NULL DEFAULT 0 CHECK (waiting >= 0),
    version         bigint NOT NULL,
    ledger_sequence bigint NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT one_pool_per_seat_type UNIQUE (tenant_id, seat_type),
    UNIQUE (tenant_id, id, seat_type)
) WITH (fillfactor = 50);
CALL tenant_table('seat_pool');
REVOKE UPDATE, DELETE ON seat_pool FROM ${app};
GRANT UPDATE (name, purchased, version, ledger_sequence) ON seat_pool TO ${app};

-- The newest word of each topic about each person.
CREATE TABLE person (
    tenant_id                     text NOT NULL,
    user_id                       uuid NOT NULL,
    user_name                     text,
    directory_version             bigint NOT NULL DEFAULT 0,
    directory_active              boolean NOT NULL DEFAULT false,
    entitlement_version           bigint NOT NULL DEFAULT 0,
    entitlement_directory_version bigint NOT NULL DEFAULT 0,
    entitlement_active            boolean NOT NULL DEFAULT false,
    entitled_seat_types           text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, user_id)
) WITH (fillfactor = 80);
CALL tenant_table('person');
REVOKE DELETE ON person FROM ${app};

-- Counts the published seat events of each person, also of those who hold nothing any more.
CREATE TABLE seat_version (
    tenant_id text NOT NULL,
    user_id   uuid NOT NULL,
    version   bigint NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
) WITH (fillfactor = 80);
CALL tenant_table('seat_version');
REVOKE DELETE ON seat_version FROM ${app};

CREATE TABLE seat (
    tenant_id    text NOT NULL,
    user_id      uuid NOT NULL,
    seat_type    text NOT NULL,
    pool_id      uuid,
    state        text NOT NULL CHECK (state IN ('ASSIGNED', 'WAITING', 'NO_POOL')),
    requested_at timestamptz NOT NULL,
    since        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, seat_type),
    FOREIGN KEY (tenant_id, pool_id, seat_type) REFERENCES seat_pool (tenant_id, id, seat_type),
    CHECK ((pool_id IS NULL) = (state = 'NO_POOL'))
);
CALL tenant_table('seat');
-- The waiting list of a pool, and its seats page by page.
CREATE INDEX seat_queue ON seat (tenant_id, pool_id, state, requested_at, user_id);
CREATE INDEX seat_without_pool ON seat (tenant_id, seat_type, requested_at, user_id) WHERE state = 'NO_POOL';

CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE seat_pool p SET allocated = p.allocated + d.allocated, waiting = p.waiting + d.waiting
        FROM (SELECT pool_id,
                     count(*) FILTER (WHERE state = 'ASSIGNED') AS allocated,
                     count(*) FILTER (WHERE state = 'WAITING') AS waiting
              FROM after_rows WHERE pool_id IS NOT NULL GROUP BY pool_id) d
        WHERE p.tenant_id = current_tenant() AND p.id = d.pool_id;
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE seat_pool p SET allocated = p.allocated - d.allocated, waiting = p.waiting - d.waiting
        FROM (SELECT pool_id,
                     count(*) FILTER (WHERE state = 'ASSIGNED') AS allocated,
                     count(*) FILTER (WHERE state = 'WAITING') AS waiting
              FROM before_rows WHERE pool_id IS NOT NULL GROUP BY pool_id) d
        WHERE p.tenant_id = current_tenant() AND p.id = d.pool_id;
    ELSE
        UPDATE seat_pool p SET allocated = p.allocated + d.allocated, waiting = p.waiting + d.waiting
        FROM (SELECT pool_id,
                     coalesce(sum(sign) FILTER (WHERE state = 'ASSIGNED'), 0) AS allocated,
                     coalesce(sum(sign) FILTER (WHERE state = 'WAITING'), 0) AS waiting
              FROM (SELECT pool_id, state, 1 AS sign FROM after_rows
                    UNION ALL
                    SELECT pool_id, state, -1 FROM before_rows) moved
              WHERE pool_id IS NOT NULL GROUP BY pool_id) d
        WHERE p.tenant_id = current_tenant() AND p.id = d.pool_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER seat_inserted AFTER INSERT ON seat
    REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
CREATE TRIGGER seat_deleted AFTER DELETE ON seat
    REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
CREATE TRIGGER seat_updated AFTER UPDATE ON seat
    REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION count_seats();

-- The second line of defence: whatever the service decided, a full pool does not give another seat.
-- Lowering purchased below allocated is allowed and evicts nobody.
CREATE FUNCTION refuse_oversell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'pool % has % seats, % would be held', NEW.id, NEW.purchased, NEW.allocated
        USING ERRCODE = 'check_violation', CONSTRAINT = 'no_oversell';
END $$;
CREATE TRIGGER no_oversell BEFORE UPDATE ON seat_pool FOR EACH ROW
    WHEN (NEW.policy = 'BLOCK' AND NEW.allocated > OLD.allocated AND NEW.allocated > NEW.purchased)
    EXECUTE FUNCTION refuse_oversell();

CREATE TABLE seat_ledger (
    tenant_id        text NOT NULL,
    pool_id          uuid NOT NULL,
    sequence         bigint NOT NULL CHECK (sequence > 0),
    user_id          uuid NOT NULL,
    movement         text NOT NULL,
    allocated_delta  smallint NOT NULL,
    waiting_delta    smallint NOT NULL,
    -- The pool's counters after this line.
    allocated        integer NOT NULL CHECK (allocated >= 0),
    waiting          integer NOT NULL CHECK (waiting >= 0),
    recorded_at      timestamptz NOT NULL,
    cause_kind       text NOT NULL,
    cause_actor      text NOT NULL,
    cause_request_id text,
    cause_event_id   text,
    PRIMARY KEY (tenant_id, pool_id, sequence),
    CHECK ((movement, allocated_delta, waiting_delta) IN
        (('ASSIGNED', 1, 0), ('RELEASED', -1, 0), ('WAITLISTED', 0, 1), ('WITHDRAWN', 0, -1), ('PROMOTED', 1, -1)))
);
CALL tenant_table('seat_ledger');
REVOKE UPDATE, DELETE, TRUNCATE ON seat_ledger FROM ${app};

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seat_ledger
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- No transaction commits in which the ledger and the live table disagree about a pool.
CREATE FUNCTION check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT ON (pool_id) pool_id, sequence, allocated, waiting
                     FROM lines ORDER BY pool_id, sequence DESC) l
        JOIN seat_pool p ON p.tenant_id = current_tenant() AND p.id = l.pool_id
        WHERE (l.sequence, l.allocated, l.waiting) IS DISTINCT FROM (p.ledger_sequence, p.allocated, p.waiting)
    ) THEN
        RAISE EXCEPTION 'ledger and seats disagree' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balance';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER balance_holds AFTER INSERT ON seat_ledger
    REFERENCING NEW TABLE AS lines FOR EACH STATEMENT EXECUTE FUNCTION check_balance();
