-- When somebody last used what a seat type is for, as the products report it.
CREATE TABLE seat_activity (
    tenant_id      text NOT NULL,
    user_id        uuid NOT NULL,
    seat_type      text NOT NULL,
    last_active_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, user_id, seat_type)
) WITH (fillfactor = 80);
CALL tenant_table('seat_activity');
REVOKE DELETE ON seat_activity FROM ${app};
