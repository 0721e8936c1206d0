package io.rollcall.events.contract;

import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import io.rollcall.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What documents say about topics and types, taken from the code. */
final class EventFacts {
    private final ContractDocs docs;

    EventFacts(ContractDocs docs) {
        this.docs = docs;
    }

    static List<EventType> typesOn(Topic topic) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .toList();
    }

    /** Whether others publish the topic, and Rollcall listens. */
    static boolean isInbound(Topic topic) {
        return topic == Topic.SEAT_ACTIVITY;
    }

    /** The service that publishes a topic: the first word of the topic's name says it, unless it is inbound. */
    static String publisher(Topic topic) {
        return isInbound(topic) ? "the vendor's products" : owner(topic);
    }

    /** The service whose topic it is. */
    static String owner(Topic topic) {
        String area = topic.topicName().substring(0, topic.topicName().indexOf('.'));
        return switch (area) {
            case "directory" -> "scim-gateway";
            case "provisioning" -> "provisioning-service";
            case "license" -> "license-service";
            case "rbac" -> "rbac-service";
            default -> throw new AssertionError("nobody publishes " + topic);
        };
    }

    /** The parts of the record key, for example {@code tenant/user}. */
    static String key(Topic topic) {
        Event example = SampleEvents.of(typesOn(topic).getFirst());
        if (example.key().equals(example.tenantId().value())) {
            return "tenant";
        }
        String kind = example.subject().substring(0, example.subject().indexOf('/'));
        return switch (kind) {
            case "users" -> "tenant/user";
            case "groups" -> "tenant/group";
            case "resources" -> "tenant/resource";
            case "holds" -> "tenant/hold";
            case "directories" -> "tenant/directory";
            case "seat-pools" -> "tenant/pool";
            case "roles" -> "tenant/role";
            default -> throw new AssertionError("no name for the key of " + topic);
        };
    }

    /** A name without dots: {@code USER_LIFECYCLE} becomes {@code userLifecycle}. */
    static String camelCase(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        var name = new StringBuilder(words[0]);
        Stream.of(words)
                .skip(1)
                .forEach(word ->
                        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        return name.toString();
    }

    String when(EventType type) {
        return docs.ofType(type.payload());
    }

    /** What the version counts on a topic: the same for all of its types, or the version could not be a guard. */
    String version(Topic topic) {
        var meanings = typesOn(topic).stream().map(this::version).distinct().toList();
        if (meanings.size() > 1) {
            throw new AssertionError("the types on " + topic + " count different things: " + meanings);
        }
        return meanings.getFirst();
    }

    /** What the version counts: said on the payload itself, or on the state that it carries. */
    String version(EventType type) {
        var own = Stream.<Class<?>>of(type.payload());
        var carried = Arrays.stream(type.payload().getRecordComponents()).map(component -> component.getType());
        return Stream.concat(own, carried)
                .filter(Class::isRecord)
                .flatMap(holder -> docs.own(holder, "version").stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody says what the version of " + type + " counts"));
    }
}
