package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.Assignments;
import io.rollcall.provisioning.assignment.AssignmentsDraft;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.ReevaluationRequested;
import io.rollcall.provisioning.assignment.Revision;
import io.rollcall.provisioning.catalogue.store.PostgresCatalogue;
import io.rollcall.provisioning.group.KnownGroups;
import io.rollcall.provisioning.group.store.PostgresGroups;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Set;
import java.util.function.LongPredicate;

/** Assignments in PostgreSQL. */
@ApplicationScoped
class PostgresAssignments implements Assignments {

    private final TenantSql sql;
    private final PostgresAssignmentLists lists;
    private final PostgresGroups groups;
    private final PostgresCatalogue catalogue;
    private final Reevaluations reevaluations;
    private final Clock clock;
    private final Event<ReevaluationRequested> requested;

    PostgresAssignments(
            TenantSql sql,
            PostgresAssignmentLists lists,
            PostgresGroups groups,
            PostgresCatalogue catalogue,
            Reevaluations reevaluations,
            Clock clock,
            Event<ReevaluationRequested> requested) {
        this.sql = sql;
        this.lists = lists;
        this.groups = groups;
        this.catalogue = catalogue;
        this.reevaluations = reevaluations;
        this.clock = clock;
        this.requested = requested;
    }

    @Override
    public Uni<View> look(TenantId tenant) {
        return sql.read(tenant, tx -> lists.look(tx, tenant).flatMap(list -> view(tx, tenant, list)));
    }

    @Override
    public Uni<Outcome> replace(TenantId tenant, AssignmentsDraft draft, LongPredicate expected, Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> lists.toChange(tx, tenant)
                                .flatMap(present -> expected.test(present.version())
                                        ? groups.all(tx, tenant)
                                                .flatMap(known -> replace(tx, tenant, present, known, draft, cause))
                                        : Uni.createFrom().<Outcome>item(new Outdated(present.version()))))
                .invoke(() -> requested.fire(new ReevaluationRequested()));
    }

    private Uni<Outcome> replace(
            SqlConnection tx,
            TenantId tenant,
            RankedAssignments present,
            KnownGroups known,
            AssignmentsDraft draft,
            Cause cause) {
        Set<GroupId> unknown = Revision.unknownGroups(present, known, draft);
        if (!unknown.isEmpty()) {
            return Uni.createFrom().item(new UnknownGroups(unknown));
        }
        RankedAssignments next = Revision.of(present, known, draft);
        Uni<Void> stored = next.version() == present.version()
                ? Uni.createFrom().voidItem()
                : lists.add(tx, tenant, next, clock.instant(), cause.actor())
                        .chain(() -> reevaluations.ofEverybody(tx, tenant, cause));
        return stored.chain(() -> view(tx, tenant, next)).map(InForce::new);
    }

    private Uni<View> view(SqlConnection tx, TenantId tenant, RankedAssignments list) {
        return Uni.combine()
                .all()
                .unis(groups.all(tx, tenant), catalogue.roles(tx, tenant), catalogue.seatTypes(tx, tenant))
                .with((known, roles, seatTypes) -> new View(list, known, roles, seatTypes));
    }
}
