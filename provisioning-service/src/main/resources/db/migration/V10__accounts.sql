-- Accounts without a directory, what the tenant itself keeps of people, and who is in doubt.

ALTER TABLE account DROP CONSTRAINT account_status_check;
ALTER TABLE account ADD CONSTRAINT account_status_check
    CHECK (status IN ('INVITED', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED', 'ERASED'));

-- Columns that the vendor declared, by key. Tags and these are the tenant's own: no directory writes them.
ALTER TABLE account ADD COLUMN fields jsonb NOT NULL DEFAULT '{}';
ALTER TABLE account ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
-- Counts what the gateway was told about the ids that a directory may take over; 0 for people who come from one.
ALTER TABLE account ADD COLUMN announced bigint NOT NULL DEFAULT 0;

CREATE TABLE account_tag (
    tenant_id  text NOT NULL,
    tag        text COLLATE "C" NOT NULL,
    account_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, tag, account_id)
);
CALL tenant_table('account_tag');

-- Directories as the gateway tells of them: who owns people is named by them.
CREATE TABLE directory (
    tenant_id text NOT NULL,
    id        uuid NOT NULL,
    name      text NOT NULL,
    provider  text NOT NULL,
    status    text NOT NULL,
    version   bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('directory');

-- No row: the identity provider alone decides who is a member.
CREATE TABLE member_policy (
    tenant_id         text PRIMARY KEY,
    mode              text NOT NULL CHECK (mode IN ('IDP_ONLY', 'HYBRID')),
    -- whom admins may invite; empty: anybody
    allowed_domains   text[] NOT NULL,
    -- domains that the vendor has verified to be the tenant's
    verified_domains  text[] NOT NULL,
    invitation_days   integer NOT NULL,
    version           bigint NOT NULL,
    changed_at        timestamptz NOT NULL,
    changed_by        text NOT NULL
);
CALL tenant_table('member_policy');

CREATE TABLE invitation (
    tenant_id  text NOT NULL,
    id         uuid NOT NULL,
    account_id uuid NOT NULL,
    -- absent when the person was erased
    email      text,
    state      text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'REVOKED')),
    invited_by text NOT NULL,
    invited_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    closed_at  timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('invitation');
CREATE INDEX invitation_account ON invitation (tenant_id, account_id);

-- Two living accounts that say they are the same person. A decision of an admin stays, so that they are not asked again.
CREATE TABLE account_conflict (
    tenant_id   text NOT NULL,
    id          uuid NOT NULL DEFAULT gen_random_uuid(),
    -- the one who came later, and the one who was there
    account_id  uuid NOT NULL,
    other_id    uuid NOT NULL,
    -- what both have, folded
    term        text COLLATE "C",
    state       text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'LINKED', 'KEPT_APART')),
    detected_at timestamptz NOT NULL,
    resolved_at timestamptz,
    resolved_by text,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('account_conflict');
CREATE UNIQUE INDEX account_conflict_pair
    ON account_conflict (tenant_id, (least(account_id, other_id)), (greatest(account_id, other_id)));
CREATE INDEX account_conflict_open ON account_conflict (tenant_id, account_id) WHERE state = 'OPEN';
CREATE INDEX account_conflict_open_other ON account_conflict (tenant_id, other_id) WHERE state = 'OPEN';

-- What lists are ordered and filtered by under row-level security, which keeps expressions off the indexes.
ALTER TABLE account ADD COLUMN sort_name text COLLATE "C" GENERATED ALWAYS AS
    (left(lower(coalesce(display_name, user_name) COLLATE "und-x-icu") COLLATE "C", 200)) STORED;
ALTER TABLE account ADD COLUMN waiting boolean GENERATED ALWAYS AS (seats @> '[{"state": "WAITING"}]') STORED;
CREATE INDEX account_by_name ON account (tenant_id, status, sort_name, id);
CREATE INDEX account_waiting ON account (tenant_id, id) WHERE waiting;

-- The conflicts that are still there: both people live, and both still have what they shared.
CREATE VIEW open_conflict WITH (security_invoker = true) AS
SELECT c.tenant_id, c.id, c.account_id, c.other_id, c.term, c.detected_at
FROM account_conflict c
JOIN account a ON a.tenant_id = c.tenant_id AND a.id = c.account_id
    AND a.status IN ('INVITED', 'ACTIVE', 'SUSPENDED')
JOIN account o ON o.tenant_id = c.tenant_id AND o.id = c.other_id
    AND o.status IN ('INVITED', 'ACTIVE', 'SUSPENDED')
JOIN account_search_term t ON t.tenant_id = c.tenant_id AND t.term = c.term AND t.account_id = c.account_id
JOIN account_search_term u ON u.tenant_id = c.tenant_id AND u.term = c.term AND u.account_id = c.other_id
WHERE c.state = 'OPEN';
