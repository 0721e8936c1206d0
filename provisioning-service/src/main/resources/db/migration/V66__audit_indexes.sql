-- What happened of a type, and what somebody did, without the rows of everything else.
CREATE INDEX audit_entry_type ON audit_entry (tenant_id, type, at, seq);
CREATE INDEX audit_entry_actor ON audit_entry (tenant_id, actor, at, seq);
