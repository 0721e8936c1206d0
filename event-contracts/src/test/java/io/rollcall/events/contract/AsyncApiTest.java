package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.EventCodec;
import io.rollcall.events.EventType;
import io.rollcall.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed AsyncAPI document is valid, complete and true. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AsyncApiTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path FILE = RESOURCES.resolve("asyncapi.yaml");

    @Test
    @Order(1) // when asked to, it writes the file that the others read
    void the_committed_document_is_what_the_contract_says() throws IOException {
        CommittedFile.check(FILE, new AsyncApiWriter(new EventFacts(ContractDocs.read())).write());
    }

    @Test
    void every_object_has_only_fields_that_asyncapi_3_gives_it() {
        // Given
        var document = document();

        // When
        var version = document.get("asyncapi").textValue();

        // Then
        assertThat(version).isEqualTo("3.0.0");
        assertFields(
                document,
                "asyncapi",
                "id",
                "info",
                "servers",
                "defaultContentType",
                "channels",
                "operations",
                "components");
        document.get("channels")
                .forEach(channel -> assertFields(
                        channel,
                        "address",
                        "title",
                        "summary",
                        "description",
                        "messages",
                        "parameters",
                        "tags",
                        "bindings"));
        document.get("operations")
                .forEach(operation -> assertFields(
                        operation,
                        "action",
                        "channel",
                        "title",
                        "summary",
                        "description",
                        "messages",
                        "tags",
                        "bindings"));
        messages(document)
                .forEach(message -> assertFields(
                        message,
                        "headers",
                        "payload",
                        "correlationId",
                        "contentType",
                        "name",
                        "title",
                        "summary",
                        "description",
                        "tags",
                        "bindings",
                        "examples",
                        "traits"));
    }

    private static void assertFields(JsonNode object, String... known) {
        assertThat(object.fieldNames()).toIterable().isSubsetOf(known);
    }

    @Test
    void every_reference_leads_somewhere() {
        // Given
        var document = document();

        // When
        var references = document.findValuesAsText("$ref");

        // Then
        assertThat(references).hasSizeGreaterThan(EventType.values().length * 3).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(resolve(document, reference).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(RESOURCES.resolve(reference)).exists();
            }
        });
    }

    @Test
    void topics_and_types_are_those_of_the_code() {
        // Given
        var document = document();

        // When
        var addresses = document.get("channels").findValuesAsText("address");

        // Then
        assertThat(addresses)
                .containsExactlyElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        assertThat(messages(document).map(message -> message.get("name").textValue()))
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::typeName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_channel_tells_how_its_topic_is_made(Topic topic) {
        // Given
        var channel = document().at("/channels/" + EventFacts.camelCase(topic));

        // When
        var kafka = channel.at("/bindings/kafka");

        // Then
        assertThat(kafka.get("partitions").intValue()).isEqualTo(topic.partitions());
        assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").textValue())
                .isEqualTo(topic.compacted() ? "compact" : "delete");
        assertThat(channel.get("messages").size())
                .isEqualTo(EventFacts.typesOn(topic).size());
    }

    @ParameterizedTest
    @EnumSource
    void the_example_of_a_message_fits_and_is_read(EventType type) {
        // Given
        var document = document();
        var message = document.at("/components/messages/" + EventFacts.camelCase(type));
        var example = message.at("/examples/0");

        // When
        var event = new EventCodec().decode(type.typeName(), ContractJson.bytes(example.get("payload")));

        // Then
        assertThat(example.at("/headers/ce_partitionkey").textValue()).isEqualTo(event.key());
        assertThat(example.at("/headers/ce_subject").textValue()).isEqualTo(event.subject());
        assertThat(Long.parseLong(example.at("/headers/ce_sequence").textValue()))
                .isEqualTo(event.version());
        assertThat(faults(payloadSchema(message), example.get("payload"))).isEmpty();
        assertThat(faults(headersSchema(document, message), example.get("headers")))
                .isEmpty();
    }

    private static List<String> faults(JsonNode schema, JsonNode instance) {
        return ContractJson.faults(ContractJson.schema(schema), instance);
    }

    private static JsonNode payloadSchema(JsonNode message) {
        return ContractJson.read(
                RESOURCES.resolve(message.at("/payload/schema/$ref").textValue()));
    }

    /** The references inside the schema start at the root of the document, so that becomes part of the schema. */
    private static JsonNode headersSchema(JsonNode document, JsonNode message) {
        ObjectNode schema = message.get("headers").deepCopy();
        schema.set("components", document.get("components"));
        return schema;
    }

    private static Stream<JsonNode> messages(JsonNode document) {
        var messages = new ArrayList<JsonNode>();
        document.at("/components/messages").forEach(messages::add);
        return messages.stream();
    }

    private static JsonNode resolve(JsonNode document, String reference) {
        JsonNode target = document.at(reference.substring(1));
        return target.has("$ref") && target.size() == 1
                ? resolve(document, target.get("$ref").textValue())
                : target;
    }

    private static JsonNode document() {
        try {
            return AsyncApiWriter.YAML.readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
