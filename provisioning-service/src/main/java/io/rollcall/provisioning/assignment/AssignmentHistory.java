package io.rollcall.provisioning.assignment;

import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** What was in force when, and who said so. */
public interface AssignmentHistory {

    /** One version of the list. */
    record Entry(RankedAssignments list, Instant changedAt, String changedBy) {}

    /** The versions below the given one, the latest first. */
    Uni<List<Entry>> before(TenantId tenant, long version, int limit);
}
