package io.rollcall.gateway.hold;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where holds are kept. */
public interface HoldStore {

    /**
     * The latest first, those before the given one.
     *
     * @param open whether somebody has to decide; null for all
     */
    Uni<List<Hold>> list(TenantId tenant, @Nullable Boolean open, @Nullable UUID before, int limit);

    Uni<Optional<Hold>> find(TenantId tenant, HoldId id);

    /** In the order of ids, those after the given one. */
    Uni<List<HeldPerson>> people(
            TenantId tenant, HoldId id, HeldPerson.@Nullable State state, @Nullable UUID after, int limit);

    /**
     * Writes the decision down if it is about as many people as expected.
     *
     * @return how many it is about; if that is not what was expected, nothing was done
     */
    Uni<Long> decide(TenantId tenant, Hold hold, HoldDecision decision);

    /** Makes decisions take effect, in portions; what a crash interrupts is taken up again. */
    Uni<Void> carryOut(TenantId tenant, DirectoryId directory, HoldId id);
}
