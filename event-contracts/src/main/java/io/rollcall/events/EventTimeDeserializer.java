package io.rollcall.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/** As Jackson's own, but quick with times as events have them. */
final class EventTimeDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    EventTimeDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Instant time = parser.hasToken(JsonToken.VALUE_STRING) ? EventTime.utc(parser.getText()) : null;
        return time == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : time;
    }
}
