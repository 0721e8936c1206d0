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
import io.rollcall.provisioning.preview.Digest;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private Uni<Known> known(SqlConnection tx, TenantId tenant) {
        return Uni.combine()
                .all()
                .unis(groups.all(tx, tenant), workspaces.usable(tx, tenant), reevaluations.afresh(tx, tenant))
                .with(Known::new);
    }

    /** Compares the list with the one in force. It binds to the groups that exist now. */
    Uni<Compared> compare(SqlConnection tx, TenantId tenant, RankedAssignments inForce, Candidate candidate) {
        return known(tx, tenant).flatMap(known -> {
            Set<String> gone = gone(candidate, known);
            if (!gone.isEmpty()) {
                return Uni.createFrom().item(new GoneWorkspaces(gone));
            }
            List<Difference> differences = new ArrayList<>();
            var judging = new Judging(inForce, candidate, known, differences::add);
            return judge(tx, tenant, judging, null)
                    .map(ignored -> new Found(new Comparison(
                            candidate.source(),
                            inForce.version(),
                            judging.list,
                            candidate.afresh(),
                            known.groups(),
                            judging.people,
                            differences,
                            judging.digest.finish())));
        });
    }

    /**
     * The list to put in force, if everybody would still be judged as in the comparison. Keeps no differences, as it is
     * asked with the tenant's lock held.
     */
    Uni<Optional<RankedAssignments>> unchanged(
            SqlConnection tx, TenantId tenant, RankedAssignments inForce, Comparison before) {
        if (inForce.version() != before.baseVersion()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var candidate = new Candidate(before.source(), before.list(), before.afresh());
        return known(tx, tenant).flatMap(known -> {
            if (!gone(candidate, known).isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            var judging = new Judging(inForce, candidate, known, ignored -> {});
            return judge(tx, tenant, judging, null)
                    .map(ignored -> Optional.of(judging.list)
                            .filter(list -> judging.digest.finish().equals(before.digest())));
        });
    }

    private static Set<String> gone(Candidate candidate, Known known) {
        Set<String> gone = new HashSet<>(candidate.list().workspaces());
        gone.removeAll(known.workspaces());
        return gone;
    }

    private Uni<Void> judge(SqlConnection tx, TenantId tenant, Judging judging, @Nullable UserId after) {
        return accounts.page(tx, tenant, after, PORTION).flatMap(page -> {
            page.forEach(judging::judge);
            return page.size() < PORTION
                    ? Uni.createFrom().voidItem()
                    : judge(tx, tenant, judging, page.getLast().id());
        });
    }

    /** How far it has come. The digest grows with every page, so that no thread is held by all people at once. */
    private static final class Judging {

        private final RankedAssignments list;
        private final Set<AssignmentId> afresh;
        private final Consumer<Difference> found;
        private final Digest digest = new Digest();
        private long people;

        Judging(RankedAssignments inForce, Candidate candidate, Known known, Consumer<Difference> found) {
            RankedAssignments bound = candidate.list().boundTo(known.groups());
            this.list = inForce.saysTheSameAs(bound) ? inForce : bound.withVersion(inForce.version() + 1);
            this.afresh = Stream.concat(candidate.afresh().stream(), known.afresh().stream())
                    .collect(Collectors.toUnmodifiableSet());
            this.found = found;
        }

        void judge(EntitledAccount account) {
            people++;
            Difference.of(account, list, afresh).ifPresent(difference -> {
                digest.add(difference.line());
                found.accept(difference);
            });
        }
    }
}
