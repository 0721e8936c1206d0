package io.rollcall.license.pool.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.Policy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that says what happens when a pool is full. */
@Schema(name = "SeatPoolPolicy")
public record PolicyRequest(
        @Schema(
                enumeration = {"BLOCK", "TRUE_UP"},
                description = "BLOCK: people wait for a seat. TRUE_UP: they get one, which is overage.")
        String policy) {

    Policy toPolicy() {
        return read(policy);
    }

    static Policy read(String text) {
        return switch (text) {
            case "BLOCK" -> Policy.BLOCK;
            case "TRUE_UP" -> Policy.TRUE_UP;
            default -> throw ProblemException.badRequest("policy must be BLOCK or TRUE_UP.");
        };
    }
}
