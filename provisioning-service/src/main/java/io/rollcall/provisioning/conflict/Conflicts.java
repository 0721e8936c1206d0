package io.rollcall.provisioning.conflict;

import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets admins see and settle who seems to be the same person. */
public interface Conflicts {

    /** The conflicts that are still there, in the order of their ids. */
    Uni<List<Conflict>> open(TenantId tenant, @Nullable UUID after, int limit);

    /** Both are one: the one whom no directory owns ends, and what the tenant kept of them goes to the other. */
    Uni<Outcome> link(TenantId tenant, UUID id, Cause cause);

    /** Both are who they are. It is not asked again. */
    Uni<Outcome> keepApart(TenantId tenant, UUID id, Cause cause);

    /** What became of it. */
    sealed interface Outcome {}

    record Settled(Conflict conflict) implements Outcome {}

    /** There is no such conflict, or it is no longer one. */
    record Gone() implements Outcome {}

    /** Directories own both, so only they can say that both are one. */
    record OwnedByDirectories(Conflict conflict) implements Outcome {}
}
