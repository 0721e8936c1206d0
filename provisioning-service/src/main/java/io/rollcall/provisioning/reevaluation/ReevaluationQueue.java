package io.rollcall.provisioning.reevaluation;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** The re-evaluations that are not finished. */
public interface ReevaluationQueue {

    /** One of them: everybody in a tenant, or the members of a group. */
    record Key(TenantId tenant, UUID scope) {}

    Uni<List<Key>> pending();

    /** Judges the next people of one of them, and remembers how far it has come. Answers whether any are left. */
    Uni<Boolean> workOffPortion(Key key);
}
