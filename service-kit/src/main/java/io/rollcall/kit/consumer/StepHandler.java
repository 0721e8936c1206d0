package io.rollcall.kit.consumer;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Applies the events of one tenant in as many transactions as it takes, each of its own. */
@FunctionalInterface
public interface StepHandler {

    /**
     * Changes nothing when it is repeated: it is run again after a transient failure, also one between two of its
     * transactions, and with fewer events when one of them cannot be applied.
     */
    Uni<Void> apply(TenantId tenant, List<ReceivedEvent> events);
}
