package io.rollcall.events;

import java.time.Instant;

/** The present state of a person (compacted): where a new subscriber starts. Same version as the lifecycle event. */
public record UserState(Instant occurredAt, User user) implements Event {

    @Override
    public TenantId tenantId() {
        return user.tenantId();
    }

    @Override
    public String subject() {
        return "users/" + user.id();
    }

    @Override
    public long version() {
        return user.version();
    }
}
