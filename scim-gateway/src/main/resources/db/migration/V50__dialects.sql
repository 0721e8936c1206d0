-- How the requests of a directory are read. dialect: what an administrator set instead of what follows from the provider;
-- detected_*: what requests have shown; switches: only those that an administrator set.
ALTER TABLE directories
    ADD COLUMN dialect            text,
    ADD COLUMN detected_dialect   text,
    ADD COLUMN detected_evidence  text,
    ADD COLUMN detected_at        timestamptz,
    ADD COLUMN switches           jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN unique_group_names boolean NOT NULL
        GENERATED ALWAYS AS (coalesce((switches ->> 'uniqueGroupNames')::boolean, true)) STORED;

-- What a group claims its name with: the directory's common claim, or its own id where groups may share names.
ALTER TABLE groups ADD COLUMN name_claim uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
DROP INDEX groups_display_name;
CREATE UNIQUE INDEX groups_display_name ON groups (display_name_key, directory_id, name_claim) WHERE deleted_at IS NULL;

CREATE FUNCTION name_claim(directory uuid, group_id uuid) RETURNS uuid LANGUAGE sql STABLE
    RETURN (SELECT CASE WHEN d.unique_group_names THEN '00000000-0000-0000-0000-000000000000'::uuid ELSE group_id END
            FROM directories d WHERE d.id = directory);
