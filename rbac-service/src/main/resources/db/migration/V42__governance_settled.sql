-- Up to which change of the governance gains and losses are told, counted as tenant_policy counts.
ALTER TABLE tenant_policy ADD COLUMN governance_version bigint NOT NULL DEFAULT 0;
CREATE TABLE governance_settled (
    tenant_id text PRIMARY KEY,
    version   bigint NOT NULL
);
CALL tenant_table('governance_settled');
