package io.rollcall.provisioning.preview;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.entitlement.EntitledAccount;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges everybody by lists that are not in force, keeps what was found, and puts lists in force. */
public interface PreviewStore {

    Uni<Compared> compare(TenantId tenant, PreviewSource source, Set<AssignmentId> afresh);

    /** The same again, as things are now. */
    Uni<Compared> compareAgain(TenantId tenant, Preview preview);

    /** A list that nobody keeps. */
    Uni<Compared> compare(TenantId tenant, RankedAssignments list);

    Uni<List<EntitledAccount>> accounts(TenantId tenant, Collection<UserId> ids);

    Uni<Void> save(TenantId tenant, Preview preview, List<PreviewChange> changes);

    Uni<Optional<Preview>> find(TenantId tenant, UUID id);

    /** The changes behind a person, of one kind or of any. */
    Uni<List<Named>> changes(
            TenantId tenant, UUID preview, PreviewChange.@Nullable Kind kind, @Nullable UserId after, int limit);

    /**
     * Puts the list in force, if everybody would still be judged as in the comparison. Answers the job, or nothing when
     * things have changed.
     */
    Uni<Optional<UUID>> apply(
            TenantId tenant, UUID preview, Comparison comparison, @Nullable String overrideReason, Cause cause);

    /** A change with the name of the person. */
    record Named(
            PreviewChange change, String userName, @Nullable String displayName) {}

    /** What can come of comparing. */
    sealed interface Compared {}

    record Found(Comparison comparison) implements Compared {}

    /** There is no such draft or version. */
    record NoSuchList() implements Compared {}

    /** The list names workspaces that are not there any more. */
    record GoneWorkspaces(Set<String> keys) implements Compared {

        public GoneWorkspaces {
            keys = Set.copyOf(keys);
        }
    }
}
