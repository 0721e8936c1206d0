-- Of whom nothing personal is left. Comparisons leave them out: a directory may still have the name.
CREATE TABLE erased_person (
    tenant_id text NOT NULL,
    user_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
CALL tenant_table('erased_person');

-- What somebody wrote as a reason may say anything: an erasure clears it, and can change nothing else.
DROP TRIGGER append_only ON seat_priority;
CREATE TRIGGER append_only
    BEFORE DELETE OR TRUNCATE OR UPDATE OF tenant_id, id, user_id, priority, set_at, actor, request_id ON seat_priority
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
GRANT UPDATE (reason) ON seat_priority TO ${app};
