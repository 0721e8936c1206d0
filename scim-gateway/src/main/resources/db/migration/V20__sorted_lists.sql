-- Lists sorted by userName walk one directory in that order, whatever its size: the index of userNames now starts with
-- the directory. It serves lookups as before, which name both columns.
DROP INDEX users_user_name;
CREATE UNIQUE INDEX users_user_name ON users (directory_id, user_name_key) WHERE deleted_at IS NULL;
