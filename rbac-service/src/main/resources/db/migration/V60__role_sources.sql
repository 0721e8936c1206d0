-- Where the desired roles are from: an assignment or what everyone else gets, and of those "by_scim" what the identity
-- provider names for the person. Of people who were judged before, the next entitlement or drift check tells.
ALTER TABLE subject
    ADD COLUMN by_assignment boolean NOT NULL DEFAULT true,
    ADD COLUMN by_scim       text[] NOT NULL DEFAULT '{}';

-- ASSIGNMENT, DEFAULT, SCIM_ROLE or MANUAL. An instance of the version before writes ENTITLEMENT, and reads nothing of it.
ALTER TABLE role_assignment ALTER COLUMN source SET DEFAULT 'ASSIGNMENT';
