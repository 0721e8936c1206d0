package io.rollcall.license.pool.http;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.SeatRules;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that says which seats go together. */
@Schema(name = "SeatPoolRules")
public record RulesRequest(
        @Schema(description = "Seat types of each of which a person must hold a seat, up to 10")
        List<SeatTypeKey> requires,

        @Schema(description = "Seat types that a person cannot have besides, up to 10; it counts in both directions")
        List<SeatTypeKey> excludes) {

    private static final int MOST = 10;

    SeatRules toRules() {
        check(requires, "requires");
        check(excludes, "excludes");
        if (requires.stream().anyMatch(excludes::contains)) {
            throw ProblemException.badRequest("A seat cannot require and exclude the same type.");
        }
        return new SeatRules(Set.copyOf(requires), Set.copyOf(excludes));
    }

    private static void check(List<SeatTypeKey> types, String name) {
        if (types.size() > MOST || types.stream().distinct().count() < types.size()) {
            throw ProblemException.badRequest(name + " must be up to " + MOST + " different seat types.");
        }
        for (@Nullable SeatTypeKey type : types) {
            if (type == null) {
                throw ProblemException.badRequest(name + " must not contain null.");
            }
        }
    }
}
