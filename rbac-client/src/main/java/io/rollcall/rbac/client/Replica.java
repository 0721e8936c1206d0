package io.rollcall.rbac.client;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.policy.Policy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The part of what rbac-service knows that the client was asked for, and what was heard since.
 *
 * <p>A person may be loaded in a state that is older than what was heard before, because rbac-service follows the same
 * topics and may be slower. So what is heard of anybody is kept until rbac-service has it too ({@link #settled}); what
 * is loaded is merged with it, part by part, by version.
 */
public final class Replica {

    private final int maxPeople;
    private final ConcurrentHashMap<TenantId, Tenant> tenants = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger epoch = new AtomicInteger();
    private volatile int generation;
    /** Counts up about once a second. */
    private volatile int time = 1;
    /** Everything heard before this time is known to rbac-service. */
    private volatile int settledBefore;
    /** What was heard before this time may have been forgotten unsettled: nobody can be loaded until it is settled. */
    private volatile int forgottenBefore;

    private volatile int heardLast;

    /** @param maxPeople over all tenants */
    public Replica(int maxPeople) {
        this.maxPeople = maxPeople;
    }

    Tenant tenant(TenantId id) {
        Tenant known = tenants.get(id);
        return known != null ? known : tenants.computeIfAbsent(id, any -> new Tenant());
    }

    public int now() {
        return time;
    }

    public int generation() {
        return generation;
    }

    /** Another after anything was forgotten: what was being loaded meanwhile may lack what was forgotten. */
    int epoch() {
        return epoch.get();
    }

    int size() {
        return size.get();
    }

    /** Whether what is loaded in this {@link #epoch()}, together with what was heard, is certainly complete. */
    boolean canLoad() {
        return settledBefore >= forgottenBefore;
    }

    /** Whether anything was heard that rbac-service may not know yet. */
    boolean isUnsettled() {
        return heardLast >= settledBefore || !canLoad();
    }

    /** @param time {@link #now()} before the record was taken from the topic */
    public void heard(TenantId tenant, SubjectFact fact, int time) {
        heardLast = time;
        tenant(tenant).people().compute(fact.user(), (user, known) -> {
            if (known != null) {
                return known.hearing(fact, time);
            }
            size.incrementAndGet();
            return Person.heardOf(Subject.unknown(user).learn(fact), time);
        });
    }

    /** Whether what was loaded is older. */
    public boolean heardPolicy(TenantId tenant, long version, String catalogue) {
        long at = System.nanoTime();
        return tenant(tenant)
                .policy()
                .updateAndGet(known -> known.announcing(version, catalogue, at))
                .behind();
    }

    /** Something about the person could not be read, or what was loaded was wrong. */
    public void doubt(TenantId tenant, UserId user, int time) {
        tenant(tenant).people().computeIfPresent(user, (any, known) -> known.inDoubt(time));
    }

    /**
     * Takes over what was loaded.
     *
     * @param begun the {@link #epoch()} when the loading began: what belongs to an earlier one is not taken
     * @return the person as they are known now, also if there is no room to keep them; null when it was not taken
     */
    @Nullable
    Person loaded(TenantId tenant, Subject person, int begun) {
        Person now = tenant(tenant).people().compute(person.id(), (user, known) -> {
            if (epoch.get() != begun) {
                return known;
            }
            if (known != null) {
                return known.completedBy(person, time);
            }
            size.incrementAndGet();
            return Person.loaded(person, time);
        });
        if (size.get() > maxPeople) {
            forgetUnused();
        }
        return now != null && now.complete() ? now : null;
    }

    void loaded(TenantId tenant, Policy policy, int begun) {
        long at = System.nanoTime();
        tenant(tenant).policy().updateAndGet(known -> generation == begun ? known.loaded(policy, at) : known);
    }

    /** Forgets everything: the feed begins anew. */
    public synchronized void reset() {
        epoch.incrementAndGet();
        generation++;
        tenants.clear();
        size.set(0);
        settledBefore = 0;
        forgottenBefore = 0;
        heardLast = 0;
    }

    void tick() {
        time++;
    }

    /** rbac-service has in its database what was heard before this time. */
    void settled(int before) {
        settledBefore = Math.max(settledBefore, before);
    }

    /** Forgets people of whom only parts were heard, once they can be loaded whole, and those loaded very long ago. */
    synchronized void sweep(int oldestLoad) {
        int settled = settledBefore;
        epoch.incrementAndGet();
        for (Tenant tenant : tenants.values()) {
            tenant.people().values().removeIf(person -> {
                boolean done = person.isKnownToServiceBefore(settled)
                        && (!person.complete() || person.loadedBefore(oldestLoad));
                if (done) {
                    size.decrementAndGet();
                }
                return done;
            });
        }
        if (size.get() > maxPeople) {
            forgetUnused();
        }
    }

    private synchronized void forgetUnused() {
        // Those unused for long first: half of the remaining time in every round.
        int idle = time;
        forgetUnusedSince(time - idle);
        while (idle > 0 && size.get() > maxPeople * 9L / 10) {
            idle /= 2;
            forgetUnusedSince(time - idle);
        }
        if (size.get() > maxPeople) {
            forgetUnsettled();
        }
    }

    private void forgetUnusedSince(int time) {
        int settled = settledBefore;
        epoch.incrementAndGet();
        for (Map.Entry<TenantId, Tenant> tenant : tenants.entrySet()) {
            tenant.getValue().people().values().removeIf(person -> {
                boolean done = size.get() > maxPeople * 9L / 10
                        && person.isKnownToServiceBefore(settled)
                        && person.usedAt() <= time;
                if (done) {
                    size.decrementAndGet();
                }
                return done;
            });
        }
    }

    /** More was heard than there is room for before rbac-service has caught up: nobody is loaded until it has. */
    private void forgetUnsettled() {
        if (tenants.values().stream()
                .allMatch(tenant -> tenant.people().values().stream().allMatch(Person::complete))) {
            return; // a little more room is taken until those can be forgotten
        }
        // In this order: whoever begins to load in the new epoch must see that nobody can be loaded.
        forgottenBefore = time + 1;
        epoch.incrementAndGet();
        for (Tenant tenant : tenants.values()) {
            tenant.people().values().removeIf(person -> {
                if (!person.complete()) {
                    size.decrementAndGet();
                }
                return !person.complete();
            });
        }
    }

    Iterable<Map.Entry<TenantId, Tenant>> tenants() {
        return tenants.entrySet();
    }
}
