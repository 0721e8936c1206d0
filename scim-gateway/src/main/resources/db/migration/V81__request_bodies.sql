-- Bodies lie together in packed blocks, one per batch of entries: they are much alike, seldom looked at, and a row
-- without them is small. Blocks are younger than the entries that refer to them, so that they may expire alike.
CREATE TABLE request_bodies (
    tenant_id text COLLATE "C" NOT NULL,
    -- a UUIDv7 of the time of writing
    id        uuid NOT NULL PRIMARY KEY,
    content   bytea NOT NULL
);
-- Packed already.
ALTER TABLE request_bodies ALTER COLUMN content SET STORAGE EXTERNAL;
CALL tenant_table('request_bodies');
CREATE POLICY relay_expires ON request_bodies TO ${relay} USING (true);
GRANT SELECT, DELETE ON request_bodies TO ${relay};

ALTER TABLE request_log
    DROP COLUMN request_body,
    DROP COLUMN response_body,
    ADD COLUMN bodies uuid,
    ADD COLUMN body_slot smallint,
    ADD CHECK ((bodies IS NULL) = (body_slot IS NULL)),
    DROP CONSTRAINT request_log_pkey,
    ADD PRIMARY KEY (directory_id, id);
DROP INDEX request_log_directory;
-- For expiry only, which goes by time over all directories: ids grow with it, so ranges of blocks suffice.
CREATE INDEX request_log_expiry ON request_log USING brin (id) WITH (autosummarize = on);
