-- The present state of everybody the log has told of: where a subscriber without Kafka begins.
CREATE TABLE event_log_state (
    tenant_id text NOT NULL,
    user_id   uuid NOT NULL,
    version   bigint NOT NULL,
    erased    boolean NOT NULL,
    payload   text NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);
CALL tenant_table('event_log_state');
