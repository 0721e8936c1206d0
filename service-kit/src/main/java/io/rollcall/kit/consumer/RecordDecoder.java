package io.rollcall.kit.consumer;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.EventTime;
import io.rollcall.kit.kafka.CloudEventHeaders;
import io.rollcall.kit.telemetry.TraceParent;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads CloudEvents in Kafka's binary mode. */
final class RecordDecoder {

    private final EventCodec codec;

    RecordDecoder(EventCodec codec) {
        this.codec = codec;
    }

    ReceivedEvent decode(ConsumerRecord<String, byte[]> source) {
        String type = required(source, CloudEventHeaders.TYPE);
        Event event = codec.decode(type, source.value());
        if (!event.tenantId().value().equals(required(source, CloudEventHeaders.TENANT_ID))) {
            throw new UnreadableRecordException("the tenant of the header is not that of the payload");
        }
        if (!event.key().equals(source.key())) {
            throw new UnreadableRecordException("the record key is not that of the payload");
        }
        return new ReceivedEvent(
                id(source),
                type,
                event,
                source.topic(),
                source.partition(),
                source.offset(),
                time(source),
                CloudEventHeaders.get(source.headers(), TraceParent.HEADER).orElse(null));
    }

    private static UUID id(ConsumerRecord<String, byte[]> source) {
        try {
            return UUID.fromString(required(source, CloudEventHeaders.ID));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(CloudEventHeaders.ID + " is not a UUID");
        }
    }

    private static Instant time(ConsumerRecord<String, byte[]> source) {
        try {
            return EventTime.parse(required(source, CloudEventHeaders.TIME));
        } catch (java.time.format.DateTimeParseException e) {
            throw new UnreadableRecordException(CloudEventHeaders.TIME + " is not a timestamp");
        }
    }

    private static String required(ConsumerRecord<String, byte[]> source, String header) {
        return CloudEventHeaders.get(source.headers(), header)
                .orElseThrow(() -> new UnreadableRecordException("the header " + header + " is missing"));
    }
}
