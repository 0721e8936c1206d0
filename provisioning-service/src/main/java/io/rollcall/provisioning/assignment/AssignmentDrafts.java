package io.rollcall.provisioning.assignment;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Keeps the one draft of a tenant: a list that is being worked on and is not in force. */
public interface AssignmentDrafts {

    /**
     * A draft.
     *
     * @param id another one after every save
     * @param baseVersion the version that was in force when it was saved
     */
    record Draft(UUID id, long baseVersion, RankedAssignments list, Instant savedAt, String savedBy) {}

    Uni<Optional<Draft>> find(TenantId tenant);

    /**
     * Saves a draft over the present one.
     *
     * @param expected whether the caller's idea of the present one is right
     * @return what was saved; empty when the present one is not what was expected
     */
    Uni<Optional<Draft>> save(
            TenantId tenant, RankedAssignments list, Predicate<Optional<Draft>> expected, String actor);

    /** Forgets the draft, if it is the expected one. */
    Uni<Boolean> discard(TenantId tenant, Predicate<Optional<Draft>> expected);
}
