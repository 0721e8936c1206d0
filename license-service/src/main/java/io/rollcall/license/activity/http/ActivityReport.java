package io.rollcall.license.activity.http;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.activity.Activity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that reports activity. */
@Schema(name = "SeatActivityReport")
public record ActivityReport(
        @Schema(description = "1 to 1,000") List<Entry> items) {

    private static final int MOST = 1_000;

    public ActivityReport {
        if (items.isEmpty() || items.size() > MOST) {
            throw new IllegalArgumentException("items must be 1 to " + MOST);
        }
        for (@Nullable Entry entry : items) {
            if (entry == null) {
                throw new IllegalArgumentException("items must not contain null");
            }
        }
    }

    /** One person's activity. */
    @Schema(name = "SeatActivity")
    public record Entry(
            UUID userId,
            SeatTypeKey seatType,

            @Schema(description = "Not in the future") Instant lastActiveAt) {}

    List<Activity> toActivities(Instant now) {
        return items.stream().map(entry -> activity(entry, now)).toList();
    }

    private static Activity activity(Entry entry, Instant now) {
        try {
            return Activity.reported(new UserId(entry.userId()), entry.seatType(), entry.lastActiveAt(), now);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("lastActiveAt must not be in the future.");
        }
    }
}
