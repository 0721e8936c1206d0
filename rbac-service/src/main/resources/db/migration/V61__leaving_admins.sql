-- People whose access another service is about to take away. Until it is heard that they were judged anew, or the time is
-- over, they do not count as admins who stay.
CREATE TABLE leaving_person (
    tenant_id           text NOT NULL,
    user_id             uuid NOT NULL,
    -- The entitlement that they had when they were asked for; with a later one it is decided.
    entitlement_version bigint NOT NULL,
    until               timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
CALL tenant_table('leaving_person');
