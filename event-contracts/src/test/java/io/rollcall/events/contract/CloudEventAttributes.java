package io.rollcall.events.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import io.rollcall.events.Topic;
import java.util.List;
import java.util.Locale;

/** The record headers of an event: CloudEvents 1.0 attributes in Kafka's binary mode. */
final class CloudEventAttributes {
    private static final List<String> ALWAYS = List.of(
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_subject",
            "ce_time",
            "ce_partitionkey",
            "ce_sequence",
            "ce_tenantid",
            "content-type");

    private CloudEventAttributes() {}

    /** What holds for every event. */
    static ObjectNode schema() {
        ObjectNode schema = AsyncApiWriter.YAML.createObjectNode().put("type", "object");
        ObjectNode headers = schema.putObject("properties");
        text(headers, "ce_specversion", "The version of CloudEvents.").put("const", "1.0");
        text(headers, "ce_id", "Unique per event (UUIDv7); a repeat has the same id.")
                .put("format", "uuid");
        text(headers, "ce_type", "What happened; says which schema the payload follows.");
        text(headers, "ce_source", "The service that published the event.").put("format", "uri-reference");
        text(headers, "ce_subject", "Kind and id of what changed.");
        text(headers, "ce_time", "When the change was committed, UTC.").put("format", "date-time");
        text(headers, "ce_partitionkey", "The record key.");
        text(headers, "ce_sequence", "The version of the payload, padded with zeros so that text order is its order.")
                .put("pattern", "^[0-9]{20}$");
        text(headers, "ce_tenantid", "The tenant that the event belongs to.");
        text(headers, "ce_scimevent", "The event URI of RFC 9967 that says the same, on directory events.");
        text(headers, "traceparent", "W3C trace context of the request that set the event off, when it was traced.");
        text(headers, "content-type", "The media type of the payload.").put("const", "application/json");
        ALWAYS.forEach(schema.putArray("required")::add);
        return schema;
    }

    /** What holds for every event, and what this type adds. */
    static ObjectNode schemaOf(EventType type) {
        ObjectNode schema = AsyncApiWriter.YAML.createObjectNode().put("type", "object");
        ObjectNode headers = schema.putObject("properties");
        headers.putObject("ce_type").put("const", type.typeName());
        type.scimEventUri().ifPresent(uri -> {
            headers.putObject("ce_scimevent").put("const", uri);
            schema.putArray("required").add("ce_scimevent");
        });
        schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/cloudEvent");
        return schema;
    }

    static ObjectNode example(EventType type, Event event) {
        ObjectNode headers = AsyncApiWriter.YAML
                .createObjectNode()
                .put("ce_specversion", "1.0")
                .put("ce_id", "0199a1c2-11e0-7a91-8d2f-5c6e7f801%03d".formatted(type.ordinal() + 1))
                .put("ce_type", type.typeName())
                .put("ce_source", source(type.topic()))
                .put("ce_subject", event.subject())
                .put("ce_time", event.occurredAt().toString())
                .put("ce_partitionkey", event.key())
                .put("ce_sequence", String.format(Locale.ROOT, "%020d", event.version()))
                .put("ce_tenantid", event.tenantId().value());
        type.scimEventUri().ifPresent(uri -> headers.put("ce_scimevent", uri));
        return headers.put("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .put("content-type", "application/json");
    }

    private static String source(Topic topic) {
        return EventFacts.isInbound(topic) ? "/products/scheduling" : "/rollcall/" + EventFacts.owner(topic);
    }

    private static ObjectNode text(ObjectNode headers, String name, String description) {
        return headers.putObject(name).put("type", "string").put("description", description);
    }
}
