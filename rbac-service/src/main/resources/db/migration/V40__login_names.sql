-- Names that somebody had, or has without any directory. Who signs in with one of them is that person, and not an owner
-- whom the vendor appointed, also when the row in subject has another name since, or is lost.
CREATE TABLE login_name (
    tenant_id   text NOT NULL,
    name_folded text NOT NULL,
    user_id     uuid NOT NULL,
    PRIMARY KEY (tenant_id, name_folded, user_id)
);
CALL tenant_table('login_name');
CREATE INDEX login_name_user ON login_name (tenant_id, user_id);

-- By triggers, so that whatever writes a name keeps the one before. Most names never change: those cost nothing here.
CREATE FUNCTION keep_login_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO login_name (tenant_id, name_folded, user_id)
    SELECT NEW.tenant_id, name, NEW.user_id
    FROM unnest(ARRAY [OLD.user_name_folded, CASE WHEN NEW.directory_version <= 1 THEN NEW.user_name_folded END]) AS name
    WHERE name IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER subject_renamed AFTER UPDATE OF user_name_folded ON subject
    FOR EACH ROW
    WHEN (OLD.user_name_folded IS DISTINCT FROM NEW.user_name_folded
          AND (OLD.user_name_folded IS NOT NULL OR NEW.directory_version <= 1))
    EXECUTE FUNCTION keep_login_name();
