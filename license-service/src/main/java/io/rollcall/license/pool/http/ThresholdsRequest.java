package io.rollcall.license.pool.http;

import io.rollcall.kit.http.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that says when to tell that a pool runs full. */
@Schema(name = "SeatPoolThresholds")
public record ThresholdsRequest(
        @Schema(description = "Percent of the seats bought, 1 to 99, up to 10; that all are held is told in any case")
        List<Integer> percent) {

    private static final int MOST = 10;

    List<Integer> toThresholds() {
        for (@Nullable Integer threshold : percent) {
            if (threshold == null || threshold < 1 || threshold > 99) {
                throw ProblemException.badRequest("percent must be numbers from 1 to 99.");
            }
        }
        if (percent.size() > MOST) {
            throw ProblemException.badRequest("percent must be at most " + MOST + " numbers.");
        }
        return percent.stream().distinct().sorted().toList();
    }
}
