-- Filters find all texts of tenants' attributes through the table that kept the unique ones. A value that others may have
-- too has a scope of its own: 'r/', the directory, '/' and the resource. A document index would not do: row-level security
-- keeps operators on jsonb off indexes.
ALTER TABLE unique_values RENAME TO indexed_values;
ALTER INDEX unique_values_resource RENAME TO indexed_values_resource;
-- Lookups have one index to choose, which has all that they ask for. One that had values first would read those of all
-- directories that share a schema, one that had the attribute alone those of everybody in the directory.
ALTER TABLE indexed_values DROP CONSTRAINT unique_values_pkey;
ALTER TABLE indexed_values ADD CONSTRAINT indexed_values_pkey PRIMARY KEY (scope, attribute, value_key);
DROP INDEX unique_values_attribute;
CREATE INDEX indexed_values_lookup ON indexed_values (value_key, directory_id, attribute);

-- What was stored before is indexed when its directory is first used. New directories have nothing to be indexed.
ALTER TABLE directories ADD COLUMN values_indexed boolean NOT NULL DEFAULT false;
ALTER TABLE directories ALTER COLUMN values_indexed SET DEFAULT true;
