package io.rollcall.provisioning.preview.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.store.Reevaluations;
import io.rollcall.provisioning.entitlement.EntitledAccount;
import io.rollcall.provisioning.group.KnownGroups;
import io.rollcall.provisioning.group.store.PostgresGroups;
import io.rollcall.provisioning.lifecycle.store.ActiveAccounts;
import io.rollcall.provisioning.preview.Comparison;
import io.rollcall.provisioning.preview.Difference;
import io.rollcall.provisioning.preview.PreviewStore.Compared;
import io.rollcall.provisioning.preview.PreviewStore.Found;
import io.rollcall.provisioning.preview.PreviewStore.GoneWorkspaces;
import io.rollcall.provisioning.workspace.store.PostgresWorkspaces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges everybody by another list, within a transaction: the same code that judges when the list is in force. */
@ApplicationScoped
class Comparisons {

    private static final int PORTION = 2_000;

    private final PostgresGroups groups;
    private final PostgresWorkspaces workspaces;
    private final Reevaluations reevaluations;
    private final ActiveAccounts accounts;

    Comparisons(
            PostgresGroups groups,
            PostgresWorkspaces workspaces,
            Reevaluations reevaluations,
            ActiveAccounts accounts) {
        this.groups = groups;
        this.workspaces = workspaces;
        this.reevaluations = reevaluations;
        this.accounts = accounts;
    }

    /** A list to look at, with the words for it. */
    record Candidate(String source, RankedAssignments list, Set<AssignmentId> afresh) {}

    /**
     * What judging depends on besides the list.
     *
     * @param afresh what a re-evaluation in work gives afresh; putting another list in force does not take it back
     */
    private record Known(KnownGroups groups, Set<String> workspaces, Set<AssignmentId> afresh) {}

    /** Compares the list with the one in force. It binds to the groups that exist now. */
    Uni<Compared> compare(SqlConnection tx, TenantId tenant, RankedAssignments inForce, Candidate candidate) {
        return Uni.combine()
                .all()
                .unis(groups.all(tx, tenant), workspaces.usable(tx, tenant), reevaluations.afresh(tx, tenant))
                .with(Known::new)
                .flatMap(known -> compare(tx, tenant, inForce, candidate, known));
    }

    private Uni<Compared> compare(
            SqlConnection tx, TenantId tenant, RankedAssignments inForce, Candidate candidate, Known known) {
        Set<String> gone = new HashSet<>(candidate.list().workspaces());
        gone.removeAll(known.workspaces());
        if (!gone.isEmpty()) {
            return Uni.createFrom().item(new GoneWorkspaces(gone));
        }
        RankedAssignments bound = candidate.list().boundTo(known.groups());
        RankedAssignments list = inForce.saysTheSameAs(bound) ? inForce : bound.withVersion(inForce.version() + 1);
        Set<AssignmentId> afresh = new HashSet<>(candidate.afresh());
        afresh.addAll(known.afresh());
        var judged = new Judged(list, afresh);
        return judge(tx, tenant, judged, null)
                .map(ignored -> new Found(new Comparison(
                        candidate.source(),
                        inForce.version(),
                        list,
                        candidate.afresh(),
                        known.groups(),
                        judged.people,
                        judged.differences)));
    }

    private Uni<Void> judge(SqlConnection tx, TenantId tenant, Judged judged, @Nullable UserId after) {
        return accounts.page(tx, tenant, after, PORTION).flatMap(page -> {
            page.forEach(judged::add);
            return page.size() < PORTION
                    ? Uni.createFrom().voidItem()
                    : judge(tx, tenant, judged, page.getLast().id());
        });
    }

    /** What was found so far. */
    private static final class Judged {

        private final RankedAssignments list;
        private final Set<AssignmentId> afresh;
        private final List<Difference> differences = new ArrayList<>();
        private long people;

        Judged(RankedAssignments list, Set<AssignmentId> afresh) {
            this.list = list;
            this.afresh = afresh;
        }

        void add(EntitledAccount account) {
            people++;
            Optional<Difference> difference = Difference.of(account, list, afresh);
            difference.ifPresent(differences::add);
        }
    }
}
