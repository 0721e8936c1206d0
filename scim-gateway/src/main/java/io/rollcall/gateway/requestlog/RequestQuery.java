package io.rollcall.gateway.requestlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests, the latest first.
 *
 * @param before the entry after which to go on
 * @param statusFrom the lowest status
 * @param statusTo the highest status
 * @param text what summary, path or name of the person or group contain, in any case
 * @param resource the id of a person or group
 */
public record RequestQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID before,
        @Nullable Integer statusFrom,
        @Nullable Integer statusTo,
        @Nullable String method,
        @Nullable String text,
        @Nullable UUID resource,
        int limit) {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long MAX_MILLIS = (1L << 47) - 1;

    /** The lowest id of that time: ids are UUIDv7. */
    public static UUID idAt(Instant time) {
        long millis = Math.clamp(time.toEpochMilli(), 0, MAX_MILLIS);
        return new UUID(millis << 16 | VERSION, VARIANT);
    }

    /** When the request with that id ended. */
    static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    public UUID lowerBound() {
        return from == null ? new UUID(0, 0) : idAt(from);
    }

    /** Exclusive. */
    public UUID upperBound() {
        UUID end = to == null ? new UUID(-1, -1) : idAt(to);
        return before == null ? end : lower(before, end);
    }

    /** The one that is older. */
    static UUID lower(UUID a, UUID b) {
        return compare(a, b) <= 0 ? a : b;
    }

    /** As the database does: {@link UUID#compareTo} takes the bits as signed. */
    private static int compare(UUID a, UUID b) {
        int most = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
