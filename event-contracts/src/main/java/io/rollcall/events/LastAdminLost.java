package io.rollcall.events;

import java.time.Instant;

/**
 * Nobody is left who may administer the tenant: the last active person with the role {@code admin} for the whole tenant
 * lost it. By hand this is refused; what the identity provider says is applied, and this is the alert.
 *
 * @param version counts the alerts of this tenant
 * @param userId who was the last one
 * @param cause what took the role away
 */
public record LastAdminLost(Instant occurredAt, TenantId tenantId, long version, UserId userId, Cause cause)
        implements Event {

    @Override
    public String subject() {
        return "tenants/" + tenantId;
    }

    @Override
    public String key() {
        return tenantId.value();
    }
}
