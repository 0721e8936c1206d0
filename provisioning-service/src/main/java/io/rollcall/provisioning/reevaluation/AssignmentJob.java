package io.rollcall.provisioning.reevaluation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assignments being applied to everybody.
 *
 * @param preview what was looked at before
 * @param version the version of the assignments that everybody is judged by
 * @param total the people to judge
 * @param done those who were judged
 * @param overrideReason why it was applied although nobody is left who may administer the tenant
 */
public record AssignmentJob(
        UUID id,
        UUID preview,
        long version,
        State state,
        long total,
        long done,
        Instant requestedAt,
        String requestedBy,
        @Nullable String overrideReason,
        @Nullable Instant finishedAt) {

    /** Where a job is. */
    public enum State {
        RUNNING,
        DONE,
        /** A newer list was put in force, by which everybody is judged instead. */
        SUPERSEDED
    }
}
