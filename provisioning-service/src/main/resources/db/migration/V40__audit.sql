-- Everything that happened in a tenant, in the order in which it was written down. Each row's hash covers the row and the
-- hash of the row before; rows are appended while the tenant's head is locked.
CREATE TABLE audit_head (
    tenant_id      text PRIMARY KEY,
    last           bigint NOT NULL,
    hash           bytea NOT NULL,
    -- the last row that retention removed, and its hash: where the chain begins since
    trimmed        bigint NOT NULL DEFAULT 0,
    trimmed_hash   bytea,
    -- nothing that happened up to then is complete any more
    trimmed_until  timestamptz,
    -- null: as long as the service is configured to
    retention_days integer
) WITH (fillfactor = 50);
CALL tenant_table('audit_head');

CREATE TABLE audit_entry (
    tenant_id   text NOT NULL,
    seq         bigint NOT NULL,
    -- of the event that told it; repeats are known by it
    id          uuid NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    type        text COLLATE "C" NOT NULL,
    actor_kind  text NOT NULL,
    actor       text NOT NULL,
    person      uuid,
    request_id  text,
    caused_by   uuid,
    sentence    text NOT NULL,
    -- what the person had from then on: one aspect of it, whole, with the version that its owner gave it
    aspect      text,
    version     bigint,
    state       text,
    -- Values before and after. The chain covers their salted digest, so that an erasure leaves it whole.
    changes     text,
    salt        bytea,
    digest      bytea,
    hash        bytea NOT NULL,
    PRIMARY KEY (tenant_id, seq),
    UNIQUE (tenant_id, id)
);
CALL tenant_table('audit_entry');
CREATE INDEX audit_entry_at ON audit_entry (tenant_id, at, seq);
CREATE INDEX audit_entry_person ON audit_entry (tenant_id, person, at, seq) WHERE person IS NOT NULL;
CREATE INDEX audit_entry_erased ON audit_entry (tenant_id, person, at) WHERE type = 'user.erased';
-- Append-only for the service itself; what is personal can be taken away.
REVOKE UPDATE, DELETE ON audit_entry FROM ${app};
GRANT UPDATE (changes, salt) ON audit_entry TO ${app};

-- What people had when the rows that retention removed ended.
CREATE TABLE access_baseline (
    tenant_id text NOT NULL,
    person    uuid NOT NULL,
    aspect    text NOT NULL,
    version   bigint NOT NULL,
    id        uuid NOT NULL,
    at        timestamptz NOT NULL,
    state     text NOT NULL,
    PRIMARY KEY (tenant_id, person, aspect)
);
CALL tenant_table('access_baseline');
REVOKE INSERT, UPDATE, DELETE ON access_baseline FROM ${app};

CREATE POLICY relay_expires ON audit_entry TO ${relay} USING (true);
CREATE POLICY relay_expires ON audit_head TO ${relay} USING (true) WITH CHECK (true);
CREATE POLICY relay_expires ON access_baseline TO ${relay} USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON audit_entry TO ${relay};
GRANT SELECT, UPDATE ON audit_head TO ${relay};
GRANT SELECT, INSERT, UPDATE ON access_baseline TO ${relay};
