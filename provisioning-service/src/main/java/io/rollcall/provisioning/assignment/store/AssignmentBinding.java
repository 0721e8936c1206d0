package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.group.GroupFact;
import io.rollcall.provisioning.group.GroupName;
import io.rollcall.provisioning.group.store.PostgresGroups;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the assignments bound to the groups that they mean. */
@ApplicationScoped
public class AssignmentBinding {

    private final PostgresAssignmentLists lists;
    private final PostgresGroups groups;

    AssignmentBinding(PostgresAssignmentLists lists, PostgresGroups groups) {
        this.lists = lists;
        this.groups = groups;
    }

    /** The list to judge members of these groups by; groups that appear here for the first time are bound first. */
    public Uni<RankedAssignments> inForce(SqlConnection tx, TenantId tenant, Collection<GroupRef> named) {
        return Uni.combine()
                .all()
                .unis(lists.toJudge(tx, tenant), groups.unheardOf(tx, tenant, named))
                .asTuple()
                .flatMap(found -> appeared(tx, tenant, found.getItem1(), found.getItem2()));
    }

    private Uni<RankedAssignments> appeared(
            SqlConnection tx, TenantId tenant, RankedAssignments list, List<GroupRef> fresh) {
        Set<String> awaited = list.awaitedGroups();
        Uni<Void> added = groups.add(tx, tenant, fresh);
        return fresh.stream().noneMatch(group -> awaited.contains(GroupName.fold(group.displayName())))
                ? added.replaceWith(list)
                : added.chain(() -> lists.toChange(tx, tenant)).flatMap(latest -> bind(tx, tenant, latest, fresh));
    }

    private Uni<RankedAssignments> bind(
            SqlConnection tx, TenantId tenant, RankedAssignments list, List<GroupRef> fresh) {
        RankedAssignments bound = list;
        for (GroupRef group : fresh) {
            bound = bound.bind(group.id(), group.displayName());
        }
        return lists.rebind(tx, tenant, bound).replaceWith(bound);
    }

    /** Groups were told of. Answers those whose members are to be judged again. */
    Uni<Set<GroupId>> groupsChanged(SqlConnection tx, TenantId tenant, Collection<GroupFact> facts) {
        return lists.toChange(tx, tenant)
                .flatMap(list -> groups.apply(tx, tenant, facts)
                        .flatMap(newer -> rebind(
                                tx,
                                tenant,
                                list,
                                facts.stream()
                                        .filter(fact -> newer.contains(fact.id()))
                                        .toList())));
    }

    private Uni<Set<GroupId>> rebind(SqlConnection tx, TenantId tenant, RankedAssignments list, List<GroupFact> newer) {
        RankedAssignments next = list;
        Set<GroupId> affected = new HashSet<>();
        for (GroupFact fact : newer) {
            RankedAssignments after = fact.deleted() ? next.release(fact.id()) : next.bind(fact.id(), fact.name());
            if (!after.equals(next)) {
                affected.add(fact.id());
                next = after;
            }
        }
        return affected.isEmpty()
                ? Uni.createFrom().item(affected)
                : lists.rebind(tx, tenant, next).replaceWith(affected);
    }
}
