package io.rollcall.rbac.client;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.policy.Policy;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Decides from memory, and loads what is not there yet. What keeps the memory true is somebody else's. */
public final class LocalDecisions {

    private static final System.Logger LOG = System.getLogger(LocalDecisions.class.getName());
    private static final Decision STALE = Decision.of(Reason.STALE, "-");

    private final Freshness freshness;
    private final Replica replica;
    private final Loader loader;
    private final Clock clock;

    public LocalDecisions(SnapshotSource source, Replica replica, Freshness freshness, Clock clock) {
        this.freshness = freshness;
        this.replica = replica;
        this.loader = new Loader(source, replica);
        this.clock = clock;
    }

    /**
     * May this person do this?
     *
     * @param workspace where; absent: only roles that apply to the whole tenant count
     * @throws IllegalArgumentException for a permission that is not in the catalogue
     */
    public Decision check(TenantId tenant, UserId user, String permission, @Nullable String workspace) {
        Decision known = fromMemory(tenant, user, permission, workspace);
        return known != null ? known : afterLoading(tenant, user, permission, workspace);
    }

    /** Loads everybody of a tenant. */
    public int preload(TenantId tenant) {
        if (freshness.isStale(System.nanoTime()) || !replica.canLoad()) {
            throw new IllegalStateException("the client is not current; see awaitCurrent");
        }
        loader.loadPolicy(tenant);
        return loader.loadEverybody(tenant);
    }

    void refreshPolicies() {
        loader.refreshPolicies();
    }

    /** Null when something must be loaded first. */
    private @Nullable Decision fromMemory(TenantId tenant, UserId user, String permission, @Nullable String workspace) {
        if (freshness.isStale(System.nanoTime())) {
            return STALE;
        }
        Tenant known = replica.tenant(tenant);
        TenantPolicy policy = known.policy().get();
        Person person = known.people().get(user);
        return policy.policy() == null || person == null || !person.complete()
                ? null
                : decide(policy, person, permission, workspace);
    }

    private Decision decide(TenantPolicy current, Person person, String permission, @Nullable String workspace) {
        Policy policy = current.policy();
        if (policy == null || current.behindFor(freshness.limitNanos())) {
            return STALE;
        }
        int index = policy.catalogue().tree().indexOf(permission);
        return index < 0
                ? unknownPermission(current, permission)
                : person.decide(policy, index, workspace, replica.now(), clock);
    }

    private static Decision unknownPermission(TenantPolicy current, String permission) {
        if (current.behind()) {
            return STALE;
        }
        throw new IllegalArgumentException("'" + permission + "' is not in the catalogue");
    }

    private Decision afterLoading(TenantId tenant, UserId user, String permission, @Nullable String workspace) {
        Person person = load(tenant, user);
        return person == null || !person.complete() || freshness.isStale(System.nanoTime())
                ? STALE
                : decide(replica.tenant(tenant).policy().get(), person, permission, workspace);
    }

    /** Null when that cannot be done, or nobody could be sure of what was loaded. */
    private @Nullable Person load(TenantId tenant, UserId user) {
        try {
            loader.loadPolicy(tenant);
            return loader.loadPerson(tenant, user);
        } catch (SnapshotException e) {
            LOG.log(System.Logger.Level.WARNING, "nothing can be loaded from rbac-service", e);
            return null;
        }
    }
}
