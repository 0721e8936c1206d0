package io.rollcall.provisioning.assignment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.audit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one version of the list changed of the version before, as it is written down. */
public final class ListChange {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ListChange() {}

    public static Note note(RankedAssignments before, RankedAssignments after, Cause cause) {
        String names =
                Words.list(after.assignments().stream().map(Assignment::name).toList());
        String sentence = "The assignments are of version %d: %s"
                .formatted(after.version(), names.isEmpty() ? "everyone gets the same" : names);
        return Note.of("assignments.changed", cause, sentence).with(changes(before, after));
    }

    private static List<AttributeChange> changes(RankedAssignments before, RankedAssignments after) {
        List<AttributeChange> changes = new ArrayList<>();
        for (int rank = 0; rank < after.assignments().size(); rank++) {
            Assignment now = after.assignments().get(rank);
            add(changes, now.name(), found(before, now), json(now, rank));
        }
        for (Assignment gone : before.assignments()) {
            if (after.find(gone.id()).isEmpty()) {
                add(changes, gone.name(), found(before, gone), null);
            }
        }
        add(
                changes,
                "everyone else",
                grants(JSON.objectNode(), before.everyoneElse()),
                grants(JSON.objectNode(), after.everyoneElse()));
        add(
                changes,
                "role mode",
                JSON.textNode(before.roleMode().name()),
                JSON.textNode(after.roleMode().name()));
        return changes;
    }

    private static void add(
            List<AttributeChange> changes, String what, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (!Objects.equals(before, after)) {
            changes.add(new AttributeChange(what, before, after));
        }
    }

    private static @Nullable JsonNode found(RankedAssignments list, Assignment wanted) {
        for (int rank = 0; rank < list.assignments().size(); rank++) {
            Assignment one = list.assignments().get(rank);
            if (one.id().equals(wanted.id())) {
                return json(one, rank);
            }
        }
        return null;
    }

    private static JsonNode json(Assignment assignment, int rank) {
        ObjectNode node = JSON.objectNode().put("name", assignment.name()).put("rank", rank + 1);
        node.set("groups", texts(assignment.groups(), GroupSelector::name));
        node.put("updateMode", assignment.updateMode().name());
        return grants(node, assignment.grants());
    }

    private static ObjectNode grants(ObjectNode node, Grants grants) {
        node.set("roles", texts(grants.roles(), Words::grant));
        node.set("seats", texts(grants.seats(), Object::toString));
        if (!grants.settings().values().isEmpty()) {
            ObjectNode settings = node.putObject("settings");
            grants.settings().values().forEach(settings::set);
        }
        return node;
    }

    private static <T> ArrayNode texts(List<T> values, Function<T, String> text) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(text.apply(value)));
        return array;
    }
}
