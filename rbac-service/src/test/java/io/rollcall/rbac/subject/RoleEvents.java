package io.rollcall.rbac.subject;

import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleState;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the service published so far. */
public final class RoleEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private RoleEvents() {}

    /** About one person, in order. */
    public static List<RoleAssignmentEvent> of(Object user) {
        return read(Topic.ROLE_ASSIGNMENT_EVENTS).stream()
                .filter(event -> event.subject().equals("users/" + user))
                .map(event -> (RoleAssignmentEvent) TestTopics.read(event))
                .toList();
    }

    /** About the people of a tenant, in order for each of them. */
    public static Map<UserId, List<RoleAssignmentEvent>> ofTenant(String tenant) {
        return read(Topic.ROLE_ASSIGNMENT_EVENTS).stream()
                .filter(event -> event.tenant().equals(tenant))
                .map(event -> (RoleAssignmentEvent) TestTopics.read(event))
                .collect(Collectors.groupingBy(event -> event.user().id()));
    }

    /** About the roles of a tenant, in order per role. */
    public static List<RoleState> statesOf(String tenant) {
        return read(Topic.ROLE_STATE).stream()
                .filter(event -> event.tenant().equals(tenant))
                .map(event -> (RoleState) TestTopics.read(event))
                .toList();
    }

    private static List<ProbedEvent> read(Topic topic) {
        try (var probe = TestTopics.fromBeginning(topic)) {
            return probe.readToEnd(PATIENCE);
        }
    }
}
