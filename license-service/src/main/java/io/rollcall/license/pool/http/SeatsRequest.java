package io.rollcall.license.pool.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.PoolChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that asks for more seats. */
@Schema(name = "SeatsRequest")
public record SeatsRequest(
        @Schema(description = "How many more", minimum = "1", maximum = "1000000")
        int seats,

        @Schema(description = "For whoever sells them", maxLength = 1000) @Nullable
        String note) {

    private static final int MOST = 1_000_000;
    private static final int LONGEST_NOTE = 1_000;

    PoolChange.SeatsRequested toRequest() {
        if (seats < 1 || seats > MOST) {
            throw ProblemException.badRequest("seats must be a whole number from 1 to " + MOST + ".");
        }
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            throw ProblemException.badRequest("note must have at most " + LONGEST_NOTE + " characters.");
        }
        return new PoolChange.SeatsRequested(seats, note);
    }
}
