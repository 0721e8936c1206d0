package io.rollcall.provisioning.reevaluation;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows how far applied assignments have come. */
public interface AssignmentJobs {

    Uni<Optional<AssignmentJob>> find(TenantId tenant, UUID id);

    /** The latest first. */
    Uni<List<AssignmentJob>> latest(TenantId tenant, int limit);
}
