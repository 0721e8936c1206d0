package io.rollcall.provisioning.resync;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param directory whose people it is about; absent for the whole tenant
 * @param done how much of the present step is done, of {@code total}
 * @param found how many differences there were
 * @param repaired how many of them are gone
 * @param problem why it failed
 */
public record Resync(
        TenantId tenant,
        UUID id,
        @Nullable DirectoryId directory,
        boolean dryRun,
        State state,
        Step step,
        int done,
        int total,
        int found,
        int repaired,
        boolean cancelRequested,
        @Nullable String problem,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Whether it still goes on. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** What it does. */
    public enum Step {
        COMPARING,
        CONFIRMING,
        REPAIRING,
        CHECKING,
        FINISHED
    }

    /** What was found about one thing. */
    public record Line(
            int number,
            String view,
            Service follower,
            UUID subjectId,
            String subject,
            List<String> words,
            boolean repaired) {

        Drifted.Key key() {
            return new Drifted.Key(view, follower, subjectId);
        }
    }
}
