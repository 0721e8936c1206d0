package io.rollcall.provisioning.reevaluation;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** The re-evaluations that are not finished. */
public interface ReevaluationQueue {

    /** One of them: everybody in a tenant, or the members of a group. */
    record Key(TenantId tenant, UUID scope) {}

    /** Some of each tenant's, the oldest first. */
    Uni<List<Key>> pending();

    /**
     * Judges the next people of one of them, and remembers how far it has come. Answers whether it was there to be worked
     * on: it may be finished, or another instance may be at it.
     */
    Uni<Boolean> workOffPortion(Key key);
}
