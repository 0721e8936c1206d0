-- Begins with the conflicts, which are few, whatever the planner believes of accounts: with statistics from before a
-- tenant grew it began with all accounts, and read hundreds of thousands of pages.
CREATE OR REPLACE VIEW open_conflict WITH (security_invoker = true) AS
SELECT c.tenant_id, c.id, c.account_id, c.other_id, c.term, c.detected_at
FROM account_conflict c
CROSS JOIN LATERAL (
    SELECT FROM account a
    WHERE a.tenant_id = c.tenant_id AND a.id = c.account_id AND a.status IN ('INVITED', 'ACTIVE', 'SUSPENDED')
    OFFSET 0
) one
CROSS JOIN LATERAL (
    SELECT FROM account o
    WHERE o.tenant_id = c.tenant_id AND o.id = c.other_id AND o.status IN ('INVITED', 'ACTIVE', 'SUSPENDED')
    OFFSET 0
) other
CROSS JOIN LATERAL (
    SELECT FROM account_search_term t
    WHERE t.tenant_id = c.tenant_id AND t.term = c.term AND t.account_id = c.account_id
    OFFSET 0
) term_of_one
CROSS JOIN LATERAL (
    SELECT FROM account_search_term u
    WHERE u.tenant_id = c.tenant_id AND u.term = c.term AND u.account_id = c.other_id
    OFFSET 0
) term_of_other
WHERE c.state = 'OPEN';
