-- Previews are removed also of tenants that never look at another one; their changes go with them.
CREATE POLICY relay_expires ON assignment_preview TO ${relay} USING (true);
GRANT SELECT, DELETE ON assignment_preview TO ${relay};
