-- Whether people get the roles and entitlements that a directory names for them.
ALTER TABLE directory ADD COLUMN honours_roles boolean NOT NULL DEFAULT false;

-- stated: what the directory says of them, as it says it. named_*: what of the entitled roles and seats it names.
ALTER TABLE account
    ADD COLUMN stated      jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN named_roles text[] NOT NULL DEFAULT '{}',
    ADD COLUMN named_seats text[] NOT NULL DEFAULT '{}';
