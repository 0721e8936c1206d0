package io.rollcall.events;

import java.time.Instant;

/**
 * Somebody used what a seat type is for. Told by the vendor's products, as often as they like and in any order, to
 * whoever keeps account of it: it is the only topic that Rollcall does not publish.
 *
 * @param occurredAt when it was used
 * @param version is the time in milliseconds: what was used later is newer
 */
public record SeatUsed(Instant occurredAt, TenantId tenantId, UserId userId, long version, SeatTypeKey seatType)
        implements Event {

    @Override
    public String subject() {
        return "users/" + userId;
    }

    /** What a product tells. */
    public static SeatUsed at(Instant time, TenantId tenant, UserId user, SeatTypeKey seatType) {
        return new SeatUsed(time, tenant, user, time.toEpochMilli(), seatType);
    }
}
