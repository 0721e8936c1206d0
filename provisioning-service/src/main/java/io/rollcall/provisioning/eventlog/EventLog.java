package io.rollcall.provisioning.eventlog;

import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.BatchHandler;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of lifecycle events of each tenant. */
public interface EventLog {

    /** Adds events that are not in it yet, in their order. */
    BatchHandler appending();

    /**
     * Events behind a number, in their order.
     *
     * @param types names of types; empty for all
     */
    Uni<EventPage> read(TenantId tenant, long after, Set<String> types, int limit);

    /** Everybody as they are now, in the order of ids, those after the given one. */
    Uni<UserStates> states(TenantId tenant, @Nullable UUID after, int limit);
}
