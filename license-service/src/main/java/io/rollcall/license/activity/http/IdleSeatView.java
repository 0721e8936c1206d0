package io.rollcall.license.activity.http;

import io.rollcall.license.activity.IdleSeat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A seat of the reclaim list as the API shows it. */
@Schema(name = "IdleSeat")
public record IdleSeatView(
        UUID userId,

        @Schema(description = "As the directory knows the person; null before the directory told") @Nullable
        String userName,

        @Schema(description = "When the person got the seat")
        Instant since,

        @Schema(description = "Null when no activity was ever reported") @Nullable
        Instant lastActiveAt,

        @Schema(description = "Whole days since the last activity, or since the person got the seat if that was later")
        long idleDays) {

    static final List<String> HEADINGS = List.of("userId", "userName", "since", "lastActiveAt", "idleDays");

    static IdleSeatView of(IdleSeat seat, Instant now) {
        return new IdleSeatView(
                seat.userId().value(),
                seat.userName(),
                seat.since(),
                seat.lastActiveAt(),
                Duration.between(seat.idleSince(), now).toDays());
    }

    List<String> cells() {
        return List.of(
                userId.toString(),
                userName == null ? "" : userName,
                since.toString(),
                lastActiveAt == null ? "" : lastActiveAt.toString(),
                Long.toString(idleDays));
    }
}
