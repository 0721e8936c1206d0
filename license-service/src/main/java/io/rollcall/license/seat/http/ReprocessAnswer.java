package io.rollcall.license.seat.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of deciding again. */
@Schema(name = "SeatReprocessed")
public record ReprocessAnswer(
        @Schema(description = "People who were to be decided about")
        int people,

        @Schema(
                description = "People whose seats, place in line or errors are others now, also those who got a seat "
                        + "that others gave back")
        int changed) {}
