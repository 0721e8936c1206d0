package io.rollcall.events.contract;

import io.rollcall.events.EventType;
import io.rollcall.events.Topic;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes docs/events.md: every topic and every type on one page. */
final class EventsPage {
    private static final String RESOURCES = "../event-contracts/src/main/resources/";
    private static final EventType SHOWN = EventType.USER_DEACTIVATED;

    private final EventFacts facts;

    EventsPage(EventFacts facts) {
        this.facts = facts;
    }

    String write() {
        return """
                <!-- Written from the records of event-contracts; change those, then run: ./mvnw -pl event-contracts test -Dcontracts.write -->
                # Events

                What Rollcall tells on Kafka. To subscribe, begin with [subscribe.md](subscribe.md). The same for machines:
                [asyncapi.yaml](%1$sasyncapi.yaml), [JSON Schemas](%1$sschemas),
                [examples](%1$sexamples); for Java the module `event-contracts`.

                - Every event carries the state after the fact and a **version**. Apply an event when its version is higher than the
                  one you hold for its key, and pass over the rest: repeats do no harm.
                - All events of one key are in order. There is no order between keys or between topics.
                - Pass over types and fields that you do not know. Within `.v1` fields and types are only added; enumerations stay as
                  they are. A new major version is a new topic.
                - `license.activity.v1` goes the other way: products tell what they know, in any order, and Rollcall listens.
                - Compacted topics keep the last event of every key for ever; the others keep what the broker's retention says.

                ## Topics

                | topic | publisher | key | partitions | compacted | the version |
                |---|---|---|---|---|---|
                %2$s

                ## Types

                %3$s

                ## One example

                `%4$s` as a record of `%5$s`; a row above links the example of each other type.

                ```
                key: %6$s
                %7$s
                ```
                ```json
                %8$s
                ```
                """.formatted(
                RESOURCES,
                lines(Arrays.stream(Topic.values()).map(this::row)),
                Arrays.stream(Topic.values()).map(this::section).collect(Collectors.joining("\n\n")),
                SHOWN.typeName(),
                SHOWN.topic().topicName(),
                SampleEvents.of(SHOWN).key(),
                headers(),
                ContractJson.pretty(ContractJson.tree(SampleEvents.of(SHOWN))).strip());
    }

    private String row(Topic topic) {
        return "| `%s` | %s | %s | %d | %s | %s |"
                .formatted(
                        topic.topicName(),
                        EventFacts.publisher(topic),
                        EventFacts.key(topic),
                        topic.partitions(),
                        topic.compacted() ? "yes" : "no",
                        facts.version(topic));
    }

    private String section(Topic topic) {
        return """
                ### %s

                | type | when | |
                |---|---|---|
                %s""".formatted(
                topic.topicName(), lines(EventFacts.typesOn(topic).stream().map(this::row)));
    }

    private String row(EventType type) {
        return "| `%1$s` | %2$s | [schema](%3$sschemas/%1$s.schema.json) [example](%3$sexamples/%1$s.json) |"
                .formatted(type.typeName(), facts.when(type), RESOURCES);
    }

    private static String headers() {
        return lines(CloudEventAttributes.example(SHOWN, SampleEvents.of(SHOWN)).properties().stream()
                .map(header -> header.getKey() + ": " + header.getValue().textValue()));
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
