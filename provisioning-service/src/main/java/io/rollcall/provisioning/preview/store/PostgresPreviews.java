package io.rollcall.provisioning.preview.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.ListChange;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.ReevaluationRequested;
import io.rollcall.provisioning.assignment.store.PostgresAssignmentLists;
import io.rollcall.provisioning.assignment.store.PostgresDrafts;
import io.rollcall.provisioning.assignment.store.Reevaluations;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.audit.Words;
import io.rollcall.provisioning.entitlement.EntitledAccount;
import io.rollcall.provisioning.lifecycle.store.ActiveAccounts;
import io.rollcall.provisioning.preview.Comparison;
import io.rollcall.provisioning.preview.Preview;
import io.rollcall.provisioning.preview.PreviewChange;
import io.rollcall.provisioning.preview.PreviewSource;
import io.rollcall.provisioning.preview.PreviewStore;
import io.rollcall.provisioning.preview.store.Comparisons.Candidate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Previews in PostgreSQL. A look is taken on a snapshot and blocks nobody; applying has the tenant's lock. */
@ApplicationScoped
class PostgresPreviews implements PreviewStore {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PostgresDrafts drafts;
    private final Comparisons comparisons;
    private final ActiveAccounts accounts;
    private final Reevaluations reevaluations;
    private final AuditTrail trail;
    private final Event<ReevaluationRequested> requested;
    private final Clock clock;

    PostgresPreviews(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PostgresDrafts drafts,
            Comparisons comparisons,
            ActiveAccounts accounts,
            Reevaluations reevaluations,
            AuditTrail trail,
            Event<ReevaluationRequested> requested,
            Clock clock) {
        this.sql = sql;
        this.lists = lists;
        this.drafts = drafts;
        this.comparisons = comparisons;
        this.accounts = accounts;
        this.reevaluations = reevaluations;
        this.trail = trail;
        this.requested = requested;
        this.clock = clock;
    }

    @Override
    public Uni<Compared> compare(TenantId tenant, PreviewSource source, Set<AssignmentId> afresh) {
        return sql.snapshot(
                tenant,
                tx -> lists.look(tx, tenant)
                        .flatMap(inForce -> list(tx, tenant, inForce, source)
                                .flatMap(found -> found.map(list -> comparisons.compare(
                                                tx, tenant, inForce, new Candidate(source.words(), list, afresh)))
                                        .orElseGet(() -> Uni.createFrom().item(new NoSuchList())))));
    }

    private Uni<Optional<RankedAssignments>> list(
            SqlConnection tx, TenantId tenant, RankedAssignments inForce, PreviewSource source) {
        return switch (source) {
            case PreviewSource.InForce() -> Uni.createFrom().item(Optional.of(inForce));
            case PreviewSource.Version(long version) -> lists.version(tx, tenant, version);
            case PreviewSource.Draft() -> drafts.find(tx, tenant).map(found -> found.map(it -> it.list()));
        };
    }

    @Override
    public Uni<Compared> compareAgain(TenantId tenant, Preview preview) {
        return compare(tenant, new Candidate(preview.of(), preview.list(), preview.afresh()));
    }

    @Override
    public Uni<Compared> compare(TenantId tenant, RankedAssignments list) {
        return compare(tenant, new Candidate("REPLACEMENT", list, Set.of()));
    }

    private Uni<Compared> compare(TenantId tenant, Candidate candidate) {
        return sql.snapshot(
                tenant,
                tx -> lists.look(tx, tenant).flatMap(inForce -> comparisons.compare(tx, tenant, inForce, candidate)));
    }

    @Override
    public Uni<List<EntitledAccount>> accounts(TenantId tenant, Collection<UserId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : sql.read(tenant, tx -> accounts.some(tx, tenant, ids));
    }

    @Override
    public Uni<Void> save(TenantId tenant, Preview preview, List<PreviewChange> changes) {
        return sql.inTransaction(
                tenant,
                tx -> PreviewRows.makeRoom(tx, tenant)
                        .chain(() -> PreviewRows.add(tx, tenant, preview))
                        .chain(() -> PreviewRows.addChanges(tx, tenant, preview.id(), changes)));
    }

    @Override
    public Uni<Optional<Preview>> find(TenantId tenant, UUID id) {
        return sql.read(tenant, tx -> PreviewRows.find(tx, tenant, id));
    }

    @Override
    public Uni<List<Named>> changes(
            TenantId tenant, UUID preview, PreviewChange.@Nullable Kind kind, @Nullable UserId after, int limit) {
        return sql.read(tenant, tx -> PreviewRows.changes(tx, tenant, preview, kind, after, limit));
    }

    @Override
    public Uni<Optional<UUID>> apply(
            TenantId tenant, UUID preview, Comparison comparison, @Nullable String overrideReason, Cause cause) {
        var application = new Reevaluations.Application(
                Ids.next(), preview, comparison.list().version(), comparison.afresh(), overrideReason);
        return sql.inTransaction(
                        tenant,
                        tx -> lists.toChange(tx, tenant)
                                .flatMap(inForce -> comparisons
                                        .unchanged(tx, tenant, inForce, comparison)
                                        .flatMap(unchanged -> unchanged
                                                .map(next -> put(tx, tenant, inForce, next, application, cause)
                                                        .replaceWith(Optional.of(application.job())))
                                                .orElseGet(
                                                        () -> Uni.createFrom().item(Optional.empty())))))
                .invoke(() -> requested.fire(new ReevaluationRequested()));
    }

    private Uni<Void> put(
            SqlConnection tx,
            TenantId tenant,
            RankedAssignments inForce,
            RankedAssignments next,
            Reevaluations.Application application,
            Cause cause) {
        Instant now = clock.instant();
        Uni<Void> added = next.version() == inForce.version()
                ? Uni.createFrom().voidItem()
                : lists.add(tx, tenant, next, now, cause.actor())
                        .chain(() -> trail.append(tx, tenant, ListChange.note(inForce, next, cause)));
        return added.chain(() -> drafts.done(tx, tenant, next))
                .chain(() -> reevaluations.asJob(tx, tenant, application, cause))
                .chain(() -> overridden(tx, tenant, application, cause));
    }

    private Uni<Void> overridden(
            SqlConnection tx, TenantId tenant, Reevaluations.Application application, Cause cause) {
        String reason = application.overrideReason();
        return reason == null
                ? Uni.createFrom().voidItem()
                : trail.append(
                        tx,
                        tenant,
                        Note.of(
                                        "assignments.lock_out_overridden",
                                        cause,
                                        "The assignments were applied although nobody may be left to administer the tenant")
                                .with(Words.reason(reason)));
    }
}
