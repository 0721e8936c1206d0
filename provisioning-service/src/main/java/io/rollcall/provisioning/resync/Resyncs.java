package io.rollcall.provisioning.resync;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The runs and what they found. */
public interface Resyncs {

    /** Starts one; empty while another one of the tenant is running. */
    Uni<Optional<Resync>> start(TenantId tenant, @Nullable DirectoryId directory, boolean dryRun, String startedBy);

    Uni<Optional<Resync>> find(TenantId tenant, UUID id);

    /** The latest first. */
    Uni<List<Resync>> list(TenantId tenant, @Nullable UUID before, int limit);

    Uni<List<Resync.Line>> lines(TenantId tenant, UUID id, int after, int limit);

    /** Has a running one end soon; false if it is not running. */
    Uni<Boolean> cancel(TenantId tenant, UUID id);

    /** Takes over one that nobody works on. */
    Uni<Optional<Resync>> claim();

    /** Keeps it for whoever works on it. */
    Uni<Void> keep(Resync resync);

    /** Says how far it is, and keeps it for whoever works on it. Answers whether it is to be cancelled. */
    Uni<Boolean> progress(Resync resync, Resync.Step step, int done, int total);

    /** Writes down what was found, once and for all. */
    Uni<Void> found(Resync resync, List<Resync.Line> lines);

    Uni<List<Resync.Line>> allLines(Resync resync);

    /** Ends it; what is not left is repaired. */
    Uni<Void> finish(Resync resync, Resync.State state, @Nullable String problem, Collection<Integer> repaired);

    /** Which tenants are due for a check, each told to one caller. New tenants are due after the interval. */
    Uni<Boolean> dueForCheck(TenantId tenant, Instant now, Duration every);

    /** The same for a full dry run. */
    Uni<Boolean> dueForDryRun(TenantId tenant, Instant now, Duration every);
}
