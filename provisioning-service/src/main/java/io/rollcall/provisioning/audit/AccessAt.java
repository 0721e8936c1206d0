package io.rollcall.provisioning.audit;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who had what at a time: the fold of the facts that happened until then. */
public interface AccessAt {

    /** People by their ids; somebody of whom nothing had happened yet has no state. */
    Uni<List<Standing>> find(TenantId tenant, Instant at, @Nullable UserId after, int limit);

    Uni<Optional<Standing>> of(TenantId tenant, UserId person, Instant at);

    /** Up to when retention has removed facts: what was before cannot be told any more. */
    Uni<Optional<Instant>> forgottenUntil(TenantId tenant);

    /**
     * What a person had.
     *
     * @param name as it is now; absent when the person was erased
     */
    record Standing(UserId person, @Nullable String name, Map<AccessFact.Aspect, Since> aspects) {
        public Standing {
            aspects = Map.copyOf(aspects);
        }
    }

    /**
     * One aspect of it.
     *
     * @param event the id of the event that told it
     */
    record Since(AccessFact fact, Instant at, UUID event) {}
}
