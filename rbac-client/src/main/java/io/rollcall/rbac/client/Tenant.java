package io.rollcall.rbac.client;

import io.rollcall.events.UserId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What the client knows of one tenant. */
final class Tenant {

    private final AtomicReference<TenantPolicy> policy = new AtomicReference<>(TenantPolicy.UNKNOWN);
    private final ConcurrentHashMap<UserId, Person> people = new ConcurrentHashMap<>();

    AtomicReference<TenantPolicy> policy() {
        return policy;
    }

    ConcurrentHashMap<UserId, Person> people() {
        return people;
    }
}
