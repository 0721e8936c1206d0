package io.rollcall.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes events as JSON and reads them back. Fields that this version does not know are passed over, so that an older
 * consumer reads what a newer producer writes. Thread-safe.
 */
public final class EventCodec {

    private static final Map<Class<?>, EventType> BY_PAYLOAD = new HashMap<>();

    static {
        for (EventType type : EventType.values()) {
            BY_PAYLOAD.put(type.payload(), type);
        }
    }

    private final ObjectWriter writer;
    private final Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);

    public EventCodec() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule().addDeserializer(Instant.class, new EventTimeDeserializer()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .annotationIntrospector(new RequiredUnlessNullable())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        writer = mapper.writer();
        for (EventType type : EventType.values()) {
            readers.put(type, mapper.readerFor(type.payload()));
        }
    }

    public static EventType typeOf(Event event) {
        EventType type = BY_PAYLOAD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException("no type for " + event.getClass());
        }
        return type;
    }

    public byte[] encode(Event event) {
        try {
            return writer.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + typeOf(event).typeName(), e);
        }
    }

    /**
     * Reads one event.
     *
     * @throws UnknownEventTypeException when this version of the contract does not have the type
     * @throws MalformedEventException when the payload does not fit the type
     */
    public Event decode(String typeName, byte[] payload) {
        EventType type = EventType.ofName(typeName).orElseThrow(() -> new UnknownEventTypeException(typeName));
        try {
            return reader(type).readValue(payload);
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedEventException(typeName, e);
        }
    }

    private ObjectReader reader(EventType type) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            throw new IllegalStateException("no reader for " + type);
        }
        return reader;
    }
}
