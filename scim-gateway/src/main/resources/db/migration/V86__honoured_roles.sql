-- Whether people get the roles and entitlements that the directory names for them.
ALTER TABLE directories ADD COLUMN honours_roles boolean NOT NULL DEFAULT false;
