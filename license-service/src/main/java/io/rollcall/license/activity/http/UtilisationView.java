package io.rollcall.license.activity.http;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much of a pool is used, and not only held. */
@Schema(name = "SeatUtilisation")
public record UtilisationView(
        UUID poolId,
        String seatType,

        @Schema(description = "Whoever did something within so many days counts as active")
        int days,

        @Nullable Integer purchased,
        int allocated,
        @Schema(description = "Holders who were active") int active,

        @Schema(description = "Percent of the seats held; null while none is") @Nullable
        Integer percent) {}
