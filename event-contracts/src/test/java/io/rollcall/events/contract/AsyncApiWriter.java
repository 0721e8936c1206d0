package io.rollcall.events.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import io.rollcall.events.Topic;
import java.io.UncheckedIOException;

/** Makes the AsyncAPI 3.0 document: a channel per topic, a message per event type. */
final class AsyncApiWriter {
    static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .stringQuotingChecker(new QuoteLeadingDigits())
                    .build())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES, YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";
    private static final String KAFKA_BINDING = "0.5.0";

    private final EventFacts facts;

    AsyncApiWriter(EventFacts facts) {
        this.facts = facts;
    }

    String write() {
        try {
            return YAML.writeValueAsString(document());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode document() {
        ObjectNode document = YAML.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Rollcall events")
                .put("version", "1")
                .put("description", """
                        The public Kafka API of Rollcall. CloudEvents 1.0 in Kafka's binary mode: attributes are record headers, the record value is the payload. Every event carries the state after the fact and a version; consumers apply an event when its version is higher than the one they hold for the key, and pass over fields and types that they do not know. Within a major version fields are only added; a new major version is a new topic.
                        """.strip())
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topic.values()) {
            channels.set(EventFacts.camelCase(topic), channel(topic));
            String action = EventFacts.isInbound(topic) ? "hear." : "publish.";
            operations.set(action + EventFacts.camelCase(topic), operation(topic));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.values()) {
            messages.set(EventFacts.camelCase(type), message(type));
        }
        components.putObject("schemas").set("cloudEvent", CloudEventAttributes.schema());
        return document;
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = YAML.createObjectNode().put("address", topic.topicName());
        channel.put(
                "description",
                "Published by %s. Key: %s.%s"
                        .formatted(
                                EventFacts.publisher(topic),
                                EventFacts.key(topic),
                                topic.compacted() ? " Compacted: the last event of every key is kept." : ""));
        ObjectNode messages = channel.putObject("messages");
        for (EventType type : EventFacts.typesOn(topic)) {
            String name = EventFacts.camelCase(type);
            messages.putObject(name).put("$ref", "#/components/messages/" + name);
        }
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.topicName()).put("partitions", topic.partitions());
        kafka.putObject("topicConfiguration").putArray("cleanup.policy").add(topic.compacted() ? "compact" : "delete");
        kafka.put("bindingVersion", KAFKA_BINDING);
        return channel;
    }

    private static ObjectNode operation(Topic topic) {
        String channel = "#/channels/" + EventFacts.camelCase(topic);
        boolean inbound = EventFacts.isInbound(topic);
        ObjectNode operation = YAML.createObjectNode().put("action", inbound ? "receive" : "send");
        operation.put(
                "summary",
                EventFacts.owner(topic)
                        + (inbound ? " hears what " + EventFacts.publisher(topic) + " tell." : " tells what it owns."));
        operation.putObject("channel").put("$ref", channel);
        ArrayNode messages = operation.putArray("messages");
        for (EventType type : EventFacts.typesOn(topic)) {
            messages.addObject().put("$ref", channel + "/messages/" + EventFacts.camelCase(type));
        }
        return operation;
    }

    private ObjectNode message(EventType type) {
        Event example = SampleEvents.of(type);
        ObjectNode message = YAML.createObjectNode()
                .put("name", type.typeName())
                .put("summary", facts.when(type))
                .put("description", "The version " + facts.version(type) + ".")
                .put("contentType", "application/json");
        message.set("headers", CloudEventAttributes.schemaOf(type));
        ObjectNode payload = message.putObject("payload").put("schemaFormat", SCHEMA_FORMAT);
        payload.putObject("schema").put("$ref", "./schemas/" + type.typeName() + ".schema.json");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", EventFacts.key(type.topic()));
        kafka.put("bindingVersion", KAFKA_BINDING);
        ObjectNode published = message.putArray("examples").addObject();
        published.set("headers", CloudEventAttributes.example(type, example));
        published.set("payload", ContractJson.tree(example));
        return message;
    }

    /** YAML 1.1 readers take a bare time for a timestamp and some bare ids for numbers. */
    private static final class QuoteLeadingDigits extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || (!value.isEmpty() && Character.isDigit(value.charAt(0)));
        }
    }
}
