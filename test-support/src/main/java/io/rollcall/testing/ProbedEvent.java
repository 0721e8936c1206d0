package io.rollcall.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record of a topic: a CloudEvent in binary mode, or a tombstone when {@code value} is empty. */
public record ProbedEvent(
        String topic, int partition, long offset, String key, Map<String, String> headers, Optional<String> value) {
    public ProbedEvent {
        headers = Map.copyOf(headers);
    }

    /** Reads key, headers and value as UTF-8 text. */
    public static ProbedEvent of(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new ProbedEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                Optional.ofNullable(record.key()).orElse(""),
                headers,
                Optional.ofNullable(record.value()).map(ProbedEvent::text));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** CloudEvents id; empty text when the header is missing, as for the accessors below. */
    public String id() {
        return header("ce_id");
    }

    /** CloudEvents type, such as {@code io.rollcall.user.deactivated.v1}. */
    public String type() {
        return header("ce_type");
    }

    /** CloudEvents subject. */
    public String subject() {
        return header("ce_subject");
    }

    /** Tenant the event belongs to. */
    public String tenant() {
        return header("ce_tenantid");
    }

    /** Version of the subject, zero-padded. */
    public String sequence() {
        return header("ce_sequence");
    }

    /** Version of the subject as a number. */
    public long version() {
        return Long.parseLong(sequence());
    }

    /** Time of the event, ISO-8601. */
    public String time() {
        return header("ce_time");
    }

    /** Any header, empty text when it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
