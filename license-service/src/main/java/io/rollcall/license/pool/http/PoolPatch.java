package io.rollcall.license.pool.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.kit.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that changes a pool. A JSON node, because null (no limit) differs from absent (nothing to change). */
@Schema(name = "SeatPoolChange", requiredProperties = "purchased")
public record PoolPatch(
        @Schema(implementation = Integer.class, description = "Seats bought; null removes the limit", minimum = "0")
        @Nullable
        JsonNode purchased) {

    @Nullable
    Integer toPurchased() {
        if (purchased != null && purchased.isNull()) {
            return null;
        }
        if (purchased == null || !purchased.isInt() || purchased.intValue() < 0) {
            throw ProblemException.badRequest("purchased must be a whole number from 0, or null for no limit.");
        }
        return purchased.intValue();
    }
}
