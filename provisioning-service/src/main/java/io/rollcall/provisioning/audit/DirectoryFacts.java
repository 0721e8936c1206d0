package io.rollcall.provisioning.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroupCreated;
import io.rollcall.events.DirectoryGroupDeleted;
import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.DirectoryGroupUpdated;
import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided;
import io.rollcall.events.DirectoryHoldEvent;
import io.rollcall.events.DirectoryHoldExtended;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.DirectoryUserActivated;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.DirectoryUserDeleted;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.DirectoryUserGroupAdded;
import io.rollcall.events.DirectoryUserGroupRemoved;
import io.rollcall.events.DirectoryUserUpdated;
import io.rollcall.events.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the gateway tells of directories. */
final class DirectoryFacts {

    private DirectoryFacts() {}

    static AuditFact of(DirectoryUserEvent event, AuditFact told) {
        AuditFact fact = told.about(event.user().id());
        return switch (event) {
            case DirectoryUserCreated it ->
                fact.saying(it.returned() ? "came back to the directory" : "was created in the directory")
                        .with(values(it.user()));
            case DirectoryUserUpdated it ->
                fact.saying("changed in the directory: " + Words.attributes(it.changes()))
                        .with(it.changes());
            case DirectoryUserActivated it ->
                fact.saying("was activated in the directory").with(it.changes());
            case DirectoryUserDeactivated it ->
                fact.saying("was deactivated in the directory").with(it.changes());
            case DirectoryUserDeleted ignored -> fact.saying("was deleted in the directory");
            case DirectoryUserGroupAdded it ->
                fact.saying("was added to the group \"" + it.group().displayName() + "\"");
            case DirectoryUserGroupRemoved it ->
                fact.saying("was removed from the group \"" + it.group().displayName() + "\"");
        };
    }

    private static List<AttributeChange> values(DirectoryUser user) {
        List<AttributeChange> values = new ArrayList<>();
        add(values, "userName", user.userName());
        add(values, "displayName", user.displayName());
        add(values, "email", user.primaryEmail());
        add(values, "externalId", user.externalId());
        return values;
    }

    private static void add(List<AttributeChange> values, String attribute, @Nullable String value) {
        if (value != null) {
            values.add(new AttributeChange(attribute, null, text(value)));
        }
    }

    static Cause cause(DirectoryGroupEvent event) {
        return switch (event) {
            case DirectoryGroupCreated it -> it.cause();
            case DirectoryGroupUpdated it -> it.cause();
            case DirectoryGroupDeleted it -> it.cause();
        };
    }

    static AuditFact of(DirectoryGroupEvent event, AuditFact told) {
        String group = "The group \"" + event.group().displayName() + "\" ";
        return switch (event) {
            case DirectoryGroupCreated ignored -> told.saying(group + "was created in the directory");
            case DirectoryGroupUpdated it ->
                told.saying(group + "changed in the directory: " + Words.attributes(it.changes()))
                        .with(it.changes());
            case DirectoryGroupDeleted ignored -> told.saying(group + "was deleted in the directory");
        };
    }

    static AuditFact of(DirectoryState state, AuditFact told) {
        String honoured = Boolean.TRUE.equals(state.honoursRoles())
                ? "; people get the roles and entitlements that it names for them"
                : "";
        return told.saying("The directory \"%s\" (%s) is %s%s"
                .formatted(state.name(), state.provider(), state.status().name().toLowerCase(Locale.ROOT), honoured));
    }

    /** The hold as a whole, and each person whom it keeps: under ids of their own, the same in every repeat. */
    static List<AuditFact> of(DirectoryHoldEvent event, AuditFact told) {
        return switch (event) {
            case DirectoryHoldExtended it ->
                facts(
                        told,
                        held(it),
                        it.people(),
                        "is kept active: the deactivation is held until somebody decides",
                        List.of());
            case DirectoryHoldDecided it ->
                facts(told, decided(it), it.people(), fate(it.decision()), Words.reason(it.reason()));
        };
    }

    /** The values are those of the people, where there are any: an erasure takes away what somebody wrote of them. */
    private static List<AuditFact> facts(
            AuditFact told, String sentence, List<UserId> people, String ofEach, List<AttributeChange> values) {
        List<AuditFact> facts = new ArrayList<>(people.size() + 1);
        facts.add(told.saying(sentence).with(people.isEmpty() ? values : List.of()));
        for (UserId person : people) {
            UUID id = UUID.nameUUIDFromBytes((told.id() + "/" + person).getBytes(StandardCharsets.UTF_8));
            facts.add(new AuditFact(
                    id,
                    told.at(),
                    told.type(),
                    told.actor(),
                    person,
                    told.requestId(),
                    told.id(),
                    ofEach,
                    values,
                    null));
        }
        return facts;
    }

    private static String held(DirectoryHoldExtended event) {
        DirectoryHold hold = event.hold();
        String rule = switch (hold.rule()) {
            case THRESHOLD ->
                "more than %d of %d within %s"
                        .formatted(
                                hold.limit(), hold.active(), Words.duration(Duration.ofSeconds(hold.windowSeconds())));
            case EMPTY_LISTING -> "the whole directory came without anybody";
        };
        return "%s held back, %d in all: %s"
                .formatted(
                        Words.count(event.people().size(), "deactivation was", "deactivations were"),
                        hold.held(),
                        rule);
    }

    private static String decided(DirectoryHoldDecided event) {
        String people = Words.count(event.people().size(), "held deactivation was ", "held deactivations were ");
        return people + event.decision().name().toLowerCase(Locale.ROOT);
    }

    private static String fate(DirectoryHoldDecided.Decision decision) {
        return switch (decision) {
            case APPROVED -> "is no longer kept active: the held deactivation was approved";
            case REJECTED -> "stays active: the held deactivation was rejected";
            case WITHDRAWN -> "stays active: the held deactivation was withdrawn";
        };
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
