package io.rollcall.kit.outbox;

import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.EventType;
import io.rollcall.kit.id.Ids;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** An event as the columns of the outbox. */
record OutboxEntry(
        UUID id,
        String topic,
        String kind,
        String key,
        String type,
        long version,
        OffsetDateTime time,
        String payload) {

    static OutboxEntry of(Event event, EventCodec codec) {
        EventType type = EventCodec.typeOf(event);
        String subject = event.subject();
        return new OutboxEntry(
                Ids.next(),
                type.topic().topicName(),
                subject.substring(0, subject.indexOf('/')),
                event.key(),
                type.typeName(),
                event.version(),
                event.occurredAt().atOffset(ZoneOffset.UTC),
                new String(codec.encode(event), StandardCharsets.UTF_8));
    }

    /** A record that only says: forget what was kept of this key. */
    OutboxEntry withoutValue() {
        return new OutboxEntry(id, topic, kind, key, type, version, time, "");
    }
}
