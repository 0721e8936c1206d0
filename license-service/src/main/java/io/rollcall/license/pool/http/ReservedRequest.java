package io.rollcall.license.pool.http;

import io.rollcall.kit.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that says how many seats are kept back. */
@Schema(name = "ReservedSeats")
public record ReservedRequest(@Schema(minimum = "0") int seats) {

    int toReserved() {
        if (seats < 0) {
            throw ProblemException.badRequest("seats must be a whole number from 0.");
        }
        return seats;
    }
}
