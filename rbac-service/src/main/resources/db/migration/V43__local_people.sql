-- Of whom no directory tells. Version 1 alone does not say so: it is also that of whom a directory has just told.
ALTER TABLE subject ADD COLUMN local boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION keep_login_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO login_name (tenant_id, name_folded, user_id)
    SELECT NEW.tenant_id, name, NEW.user_id
    FROM unnest(ARRAY [OLD.user_name_folded, CASE WHEN NEW.local THEN NEW.user_name_folded END]) AS name
    WHERE name IS NOT NULL
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
DROP TRIGGER subject_renamed ON subject;
CREATE TRIGGER subject_renamed AFTER UPDATE OF user_name_folded ON subject
    FOR EACH ROW
    WHEN (OLD.user_name_folded IS DISTINCT FROM NEW.user_name_folded
          AND (OLD.user_name_folded IS NOT NULL OR NEW.local))
    EXECUTE FUNCTION keep_login_name();
