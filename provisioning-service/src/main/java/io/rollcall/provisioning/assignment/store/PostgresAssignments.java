package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.ListChange;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.ReevaluationRequested;
import io.rollcall.provisioning.assignment.Revision;
import io.rollcall.provisioning.audit.AuditTrail;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.catalogue.store.PostgresCatalogue;
import io.rollcall.provisioning.group.KnownGroups;
import io.rollcall.provisioning.group.store.PostgresGroups;
import io.rollcall.provisioning.workspace.store.PostgresWorkspaces;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/** Assignments in PostgreSQL. */
@ApplicationScoped
class PostgresAssignments implements Assignments {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PostgresGroups groups;
    private final PostgresCatalogue catalogue;
    private final PostgresWorkspaces workspaces;
    private final Reevaluations reevaluations;
    private final Clock clock;
    private final AuditTrail trail;
    private final Event<ReevaluationRequested> requested;

    PostgresAssignments(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PostgresGroups groups,
            PostgresCatalogue catalogue,
            PostgresWorkspaces workspaces,
            Reevaluations reevaluations,
            Clock clock,
            AuditTrail trail,
            Event<ReevaluationRequested> requested) {
        this.sql = sql;
        this.lists = lists;
        this.groups = groups;
        this.catalogue = catalogue;
        this.workspaces = workspaces;
        this.reevaluations = reevaluations;
        this.clock = clock;
        this.trail = trail;
        this.requested = requested;
    }

    @Override
    public Uni<View> look(TenantId tenant) {
        return sql.read(tenant, tx -> lists.look(tx, tenant).flatMap(list -> view(tx, tenant, list)));
    }

    @Override
    public Uni<View> understand(TenantId tenant, RankedAssignments list) {
        return sql.read(tenant, tx -> view(tx, tenant, list));
    }

    @Override
    public Uni<Outcome> resolve(TenantId tenant, AssignmentsDraft draft) {
        return sql.read(
                tenant,
                tx -> lists.look(tx, tenant)
                        .flatMap(present -> revise(tx, tenant, present, draft)
                                .flatMap(it -> it.refusal().isPresent()
                                        ? Uni.createFrom().item(it.refusal().get())
                                        : view(tx, tenant, it.next()).map(Resolved::new))));
    }

    @Override
    public Uni<Outcome> replace(TenantId tenant, AssignmentsDraft draft, LongPredicate expected, Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> lists.toChange(tx, tenant)
                                .flatMap(present -> expected.test(present.version())
                                        ? revise(tx, tenant, present, draft)
                                                .flatMap(it -> replace(tx, tenant, present, it, cause))
                                        : Uni.createFrom().<Outcome>item(new Outdated(present.version()))))
                .invoke(() -> requested.fire(new ReevaluationRequested()));
    }

    @Override
    public Uni<Void> refusedAsLockOut(TenantId tenant, Cause cause) {
        return refused(tenant, cause, "nobody would be left to administer the tenant");
    }

    @Override
    public Uni<Void> refusedAsNotHeld(TenantId tenant, Cause cause) {
        return refused(tenant, cause, "nobody gives what they do not hold");
    }

    private Uni<Void> refused(TenantId tenant, Cause cause, String because) {
        String sentence = "The assignments were not changed: " + because;
        return sql.inTransaction(
                tenant, tx -> trail.append(tx, tenant, Note.of("assignments.change_refused", cause, sentence)));
    }

    /** The next list, or why it cannot be. */
    private record Revised(RankedAssignments next, Optional<Outcome> refusal) {}

    private Uni<Revised> revise(SqlConnection tx, TenantId tenant, RankedAssignments present, AssignmentsDraft draft) {
        return Uni.combine()
                .all()
                .unis(groups.all(tx, tenant), workspaces.usable(tx, tenant))
                .with((known, usable) -> revise(present, known, usable, draft));
    }

    private static Revised revise(
            RankedAssignments present, KnownGroups known, Set<String> usable, AssignmentsDraft draft) {
        Set<GroupId> unknown = Revision.unknownGroups(present, known, draft);
        if (!unknown.isEmpty()) {
            return new Revised(present, Optional.of(new UnknownGroups(unknown)));
        }
        RankedAssignments next = Revision.of(present, known, draft);
        Set<String> missing = new HashSet<>(next.workspaces());
        missing.removeAll(usable);
        return new Revised(next, missing.isEmpty() ? Optional.empty() : Optional.of(new UnknownWorkspaces(missing)));
    }

    private Uni<Outcome> replace(
            SqlConnection tx, TenantId tenant, RankedAssignments present, Revised revised, Cause cause) {
        if (revised.refusal().isPresent()) {
            return Uni.createFrom().item(revised.refusal().get());
        }
        RankedAssignments next = revised.next();
        Uni<Void> stored = next.version() == present.version()
                ? Uni.createFrom().voidItem()
                : lists.add(tx, tenant, next, clock.instant(), cause.actor())
                        .chain(() -> reevaluations.ofEverybody(tx, tenant, cause))
                        .chain(() -> trail.append(tx, tenant, ListChange.note(present, next, cause)));
        return stored.chain(() -> view(tx, tenant, next)).map(InForce::new);
    }

    private Uni<View> view(SqlConnection tx, TenantId tenant, RankedAssignments list) {
        return Uni.combine()
                .all()
                .unis(groups.all(tx, tenant), catalogue.roles(tx, tenant), catalogue.seatTypes(tx, tenant))
                .with((known, roles, seatTypes) -> new View(list, known, roles, seatTypes));
    }
}
