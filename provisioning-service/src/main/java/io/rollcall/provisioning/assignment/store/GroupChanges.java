package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.TenantId;
import io.rollcall.kit.consumer.BatchHandler;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.provisioning.assignment.GroupNews;
import io.rollcall.provisioning.group.GroupFact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes over what the directory tells of groups, and has their members judged again where it matters. */
@ApplicationScoped
class GroupChanges implements GroupNews {

    private final AssignmentBinding binding;
    private final Reevaluations reevaluations;

    GroupChanges(AssignmentBinding binding, Reevaluations reevaluations) {
        this.binding = binding;
        this.reevaluations = reevaluations;
    }

    @Override
    public BatchHandler ofGroups() {
        return this::apply;
    }

    private Uni<Void> apply(SqlConnection tx, TenantId tenant, List<ReceivedEvent> received) {
        List<DirectoryGroupEvent> events =
                ReceivedEvent.ofKind(received, DirectoryGroupEvent.class).toList();
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Cause cause = new Cause(Cause.Kind.SYSTEM, "provisioning-service", null, null);
        return binding.groupsChanged(tx, tenant, latest(events))
                .flatMap(groups -> groups.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : reevaluations.ofMembers(tx, tenant, groups, cause));
    }

    private static Collection<GroupFact> latest(List<DirectoryGroupEvent> events) {
        return events.stream()
                .map(GroupFact::of)
                .collect(Collectors.toMap(
                        GroupFact::id,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(GroupFact::version))))
                .values();
    }
}
