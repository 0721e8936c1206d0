package io.rollcall.license.pool.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.Rehire;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that says for how long the seats of people who left are kept. */
@Schema(name = "RehireHold")
public record RehireRequest(
        @Schema(minimum = "0", maximum = "366", description = "0 for not at all")
        int holdForRehireDays) {

    int toDays() {
        if (holdForRehireDays < 0 || holdForRehireDays > Rehire.LONGEST_DAYS) {
            throw ProblemException.badRequest(
                    "holdForRehireDays must be a whole number from 0 to " + Rehire.LONGEST_DAYS + ".");
        }
        return holdForRehireDays;
    }
}
