-- Of whom nothing personal is left. Comparisons leave them out: a directory may still have the name.
CREATE TABLE erased_person (
    tenant_id text NOT NULL,
    user_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
CALL tenant_table('erased_person');

-- What somebody wrote as a reason may say anything: an erasure clears it, and can change nothing else.
GRANT UPDATE (reason) ON access_change TO ${app};
