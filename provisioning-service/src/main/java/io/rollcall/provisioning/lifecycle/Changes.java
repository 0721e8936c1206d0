package io.rollcall.provisioning.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.DirectoryUserActivated;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.DirectoryUserGroupAdded;
import io.rollcall.events.DirectoryUserGroupRemoved;
import io.rollcall.events.DirectoryUserUpdated;
import io.rollcall.events.GroupRef;
import io.rollcall.provisioning.assignment.Decision;
import io.rollcall.provisioning.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed, before and after, for those who subscribe to people. */
final class Changes {

    private Changes() {}

    static List<AttributeChange> of(DirectoryUserEvent event) {
        return switch (event) {
            case DirectoryUserUpdated it -> it.changes();
            case DirectoryUserActivated it -> it.changes();
            case DirectoryUserDeactivated it -> it.changes();
            case DirectoryUserGroupAdded it -> List.of(new AttributeChange("groups", null, json(it.group())));
            case DirectoryUserGroupRemoved it -> List.of(new AttributeChange("groups", json(it.group()), null));
            case DirectoryUserCreated it -> List.of();
            case DirectoryUserDeleted it -> List.of();
        };
    }

    /** What was decided otherwise, as far as a person has it from the decision itself: roles and seats have owners. */
    static List<AttributeChange> ofDecision(Decision before, Decision after) {
        List<AttributeChange> changes = new ArrayList<>();
        if (!Objects.equals(before.assignment(), after.assignment())) {
            changes.add(new AttributeChange("assignment", json(before.assignment()), json(after.assignment())));
        }
        Settings were = before.grants().settings();
        Settings are = after.grants().settings();
        if (!were.equals(are)) {
            changes.add(new AttributeChange("settings", json(were), json(are)));
        }
        return changes;
    }

    private static JsonNode json(Settings settings) {
        return JsonNodeFactory.instance.objectNode().setAll(settings.values());
    }

    private static JsonNode json(GroupRef group) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", group.id().toString())
                .put("display", group.displayName());
    }

    private static @Nullable JsonNode json(@Nullable AssignmentRef assignment) {
        return assignment == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("id", assignment.id().toString())
                        .put("name", assignment.name())
                        .put("version", assignment.version());
    }
}
