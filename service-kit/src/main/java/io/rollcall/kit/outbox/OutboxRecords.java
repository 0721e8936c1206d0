package io.rollcall.kit.outbox;

import static io.rollcall.kit.kafka.CloudEventHeaders.put;

import io.rollcall.events.EventType;
import io.rollcall.kit.kafka.CloudEventHeaders;
import io.rollcall.kit.telemetry.TraceParent;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Turns outbox rows into Kafka records: CloudEvents 1.0, binary mode. */
final class OutboxRecords {

    private static final int SEQUENCE_DIGITS = 20;

    private final String source;

    OutboxRecords(String service) {
        this.source = "/rollcall/" + service;
    }

    ProducerRecord<String, byte[]> of(OutboxRow row) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(row.topic(), row.key(), value(row));
        Headers headers = message.headers();
        put(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
        put(headers, CloudEventHeaders.ID, row.id().toString());
        put(headers, CloudEventHeaders.TYPE, row.type());
        put(headers, CloudEventHeaders.SOURCE, source);
        put(headers, CloudEventHeaders.SUBJECT, row.subject());
        put(headers, CloudEventHeaders.TIME, row.occurredAt().toString());
        put(headers, CloudEventHeaders.PARTITION_KEY, row.key());
        put(headers, CloudEventHeaders.SEQUENCE, sequence(row.version()));
        put(headers, CloudEventHeaders.TENANT_ID, row.tenantId());
        put(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
        EventType.ofName(row.type())
                .flatMap(EventType::scimEventUri)
                .ifPresent(uri -> put(headers, CloudEventHeaders.SCIM_EVENT, uri));
        if (row.traceParent() != null) {
            put(headers, TraceParent.HEADER, row.traceParent());
        }
        return message;
    }

    /** Of one length, so that sequences compare as text. */
    private static String sequence(long version) {
        String digits = Long.toString(version);
        return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }

    /** No event is empty text: that stands for no value, by which a compacted topic forgets the key. */
    @SuppressWarnings("NullAway") // Kafka's client is not annotated: a record may have no value
    private static byte[] value(OutboxRow row) {
        return row.payload().isEmpty() ? null : row.payload().getBytes(StandardCharsets.UTF_8);
    }
}
