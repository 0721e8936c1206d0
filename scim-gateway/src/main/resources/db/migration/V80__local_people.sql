-- People whom provisioning-service knows and no directory has told of. Each has a tombstone in every directory of the
-- tenant (users: version 1, deleted), so that a directory that creates them takes over their id as it does when somebody
-- returns. The tombstone of a person who was in the directory has a higher version.
CREATE TABLE local_people (
    tenant_id     text COLLATE "C" NOT NULL,
    id            uuid NOT NULL,
    version       bigint NOT NULL,
    present       boolean NOT NULL,
    external_id   text COLLATE "C",
    user_name_key text COLLATE "C",
    email_key     text COLLATE "C",
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL tenant_table('local_people');
