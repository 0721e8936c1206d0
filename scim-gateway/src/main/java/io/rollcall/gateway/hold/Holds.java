package io.rollcall.gateway.hold;

import io.rollcall.events.Cause;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins see of held deactivations, and decide about them. */
@ApplicationScoped
public class Holds {
    private static final String EXPIRED = "Nobody decided in time";

    private final HoldStore store;

    public Holds(HoldStore store) {
        this.store = store;
    }

    public Uni<List<Hold>> list(TenantId tenant, @Nullable Boolean open, @Nullable UUID before, int limit) {
        return store.list(tenant, open, before, limit);
    }

    public Uni<Hold> find(TenantId tenant, HoldId id) {
        return store.find(tenant, id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("The tenant has no hold " + id + ".")));
    }

    public Uni<List<HeldPerson>> people(
            TenantId tenant, HoldId id, HeldPerson.@Nullable State state, @Nullable UUID after, int limit) {
        return find(tenant, id).flatMap(found -> store.people(tenant, id, state, after, limit));
    }

    /** 409 if it is about more or fewer people than expected; answers the hold as it is then. */
    public Uni<Hold> decide(TenantId tenant, HoldId id, HoldDecision decision) {
        return find(tenant, id)
                .flatMap(hold -> store.decide(tenant, hold, decision)
                        .invoke(present -> requireExpected(decision, present))
                        .flatMap(done -> store.carryOut(tenant, hold.directory(), id)))
                .flatMap(done -> find(tenant, id));
    }

    private static void requireExpected(HoldDecision decision, long present) {
        if (!decision.expects(present)) {
            throw new ProblemException(
                    409,
                    "held-count-differs",
                    "The number of held people is another one",
                    "You expected " + decision.expectedCount() + ", but this would be about " + present
                            + ". Look again, and type that number if it is right.",
                    Map.of("presentCount", present));
        }
    }

    /** Nobody decided in time. */
    public Uni<Void> expire(TenantId tenant, HoldId id) {
        Cause cause = new Cause(Cause.Kind.SYSTEM, "scim-gateway", null, null);
        return find(tenant, id)
                .flatMap(hold -> hold.closedAt() != null
                        ? Uni.createFrom().voidItem()
                        : store.decide(tenant, hold, new HoldDecision(hold.atExpiry(), null, null, EXPIRED, cause))
                                .flatMap(done -> store.carryOut(tenant, hold.directory(), id)));
    }
}
