package io.rollcall.provisioning.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.UserId;
import io.rollcall.provisioning.audit.Note;
import io.rollcall.provisioning.audit.Words;
import java.util.ArrayList;
import java.util.List;

/** What is written down about people who come without a directory. No address is in it. */
public final class LocalNotes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LocalNotes() {}

    public static Note policy(MemberPolicy before, MemberPolicy after, Cause cause) {
        List<AttributeChange> changes = new ArrayList<>();
        add(changes, "mode", text(before.mode()), text(after.mode()));
        add(changes, "allowedDomains", texts(before.allowedDomains()), texts(after.allowedDomains()));
        add(changes, "verifiedDomains", texts(before.verifiedDomains()), texts(after.verifiedDomains()));
        add(
                changes,
                "invitationDays",
                JSON.numberNode(before.invitationDays()),
                JSON.numberNode(after.invitationDays()));
        return Note.of("member_policy.changed", cause, "The member policy changed: " + Words.attributes(changes))
                .with(changes);
    }

    public static Note imported(MemberImports.Outcome outcome, Cause cause) {
        return switch (outcome) {
            case MemberImports.Plan plan ->
                Note.of(
                        "import.done",
                        cause,
                        "%s imported; %d were there already"
                                .formatted(
                                        Words.count(plan.added().size(), "person was", "people were"),
                                        plan.present().size()));
            case MemberImports.NotValid(List<MemberImports.BadLine> lines) ->
                Note.of(
                        "import.refused",
                        cause,
                        "Nobody was imported: %s not valid"
                                .formatted(Words.count(lines.size(), "line was", "lines were")));
            case MemberImports.IdpOnly() ->
                Note.of("import.refused", cause, "Nobody was imported: the identity provider alone adds members");
        };
    }

    public static Note invited(UserId member, Cause cause) {
        return Note.of("invitation.sent", cause, "was invited").about(member);
    }

    public static Note uninvited(UserId member, Cause cause) {
        return Note.of("invitation.revoked", cause, "is no longer invited").about(member);
    }

    private static void add(List<AttributeChange> changes, String what, JsonNode before, JsonNode after) {
        if (!before.equals(after)) {
            changes.add(new AttributeChange(what, before, after));
        }
    }

    private static JsonNode text(MemberPolicy.Mode mode) {
        return JSON.textNode(mode.name());
    }

    private static JsonNode texts(List<String> values) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
