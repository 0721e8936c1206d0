package io.rollcall.kit.drift;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a service knows of one thing.
 *
 * @param fields what every service with this view says in the same words
 * @param detail what only some know, carried along for a correction and never compared
 */
public record Known(
        UUID id,
        long version,
        Map<String, String> fields,
        @Nullable String detail) {

    public Known {
        fields = Map.copyOf(fields);
    }

    public boolean saysTheSameAs(Known other) {
        return version == other.version && fields.equals(other.fields);
    }
}
