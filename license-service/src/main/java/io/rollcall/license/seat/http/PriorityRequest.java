package io.rollcall.license.seat.http;

import io.rollcall.kit.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that gives a person a priority. */
@Schema(name = "SeatPriority")
public record PriorityRequest(
        @Schema(description = "The higher, the sooner; 0 for no priority", minimum = "-1000", maximum = "1000")
        int priority,

        @Schema(description = "Why; kept with who set it and when", maxLength = 500)
        String reason) {

    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 500;

    String checkedReason() {
        if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw ProblemException.badRequest("reason must have 1 to " + LONGEST_REASON + " characters.");
        }
        return reason.strip();
    }

    int checkedPriority() {
        if (priority < -MOST || priority > MOST) {
            throw ProblemException.badRequest("priority must be a whole number from -" + MOST + " to " + MOST + ".");
        }
        return priority;
    }
}
