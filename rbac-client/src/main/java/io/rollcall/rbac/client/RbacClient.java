package io.rollcall.rbac.client;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.client.kafka.TopicFollower;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Answers checks in this process as rbac-service would, and hears of every change as it does. The first question about
 * somebody loads them; the others read memory. When it cannot be sure to have heard of everything, it allows nothing and
 * says {@link Reason#STALE}. Thread-safe; one for a process is enough.
 */
public final class RbacClient implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Freshness freshness;
    private final Replica replica;
    private final LocalDecisions decisions;
    private final TopicFollower follower;
    private final Housekeeping housekeeping;
    private final int maxPeople;

    RbacClient(SnapshotSource source, Map<String, Object> kafka, RbacClientBuilder.Limits limits) {
        this.freshness = new Freshness(limits.staleAfter());
        this.replica = new Replica(limits.maxPeople());
        this.maxPeople = limits.maxPeople();
        this.decisions = new LocalDecisions(source, replica, freshness, limits.clock());
        this.follower = new TopicFollower(kafka, source, replica, freshness, this::policyNews);
        this.housekeeping = new Housekeeping(source, replica, decisions, follower::heard, limits.keepFor());
    }

    public static RbacClientBuilder builder() {
        return new RbacClientBuilder();
    }

    RbacClient started() {
        housekeeping.start();
        follower.start();
        return this;
    }

    private void policyNews() {
        housekeeping.policyNews();
    }

    /** May this person do this in the whole tenant? */
    public Decision check(TenantId tenant, UserId user, String permission) {
        return check(tenant, user, permission, null);
    }

    /**
     * May this person do this?
     *
     * @param workspace where; absent: only roles that apply to the whole tenant count
     * @throws IllegalArgumentException for a permission that is not in the catalogue
     */
    public Decision check(TenantId tenant, UserId user, String permission, @Nullable String workspace) {
        return decisions.check(tenant, user, permission, workspace);
    }

    /** Loads everybody of a tenant, so that no first question waits. Once the client is current. */
    public int preload(TenantId tenant) {
        int people = decisions.preload(tenant);
        if (people > maxPeople) {
            throw new IllegalStateException("the tenant has " + people + " people: more than maxPeople");
        }
        return people;
    }

    /** Whether it is sure to have heard of everything. */
    public boolean isCurrent() {
        return !freshness.isStale(System.nanoTime());
    }

    /** Waits until it is current; false if it was not by then. */
    public boolean awaitCurrent(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isCurrent()) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    /** How many people are kept at the moment. */
    public int size() {
        return replica.size();
    }

    @Override
    public void close() {
        follower.close();
        housekeeping.close();
    }
}
