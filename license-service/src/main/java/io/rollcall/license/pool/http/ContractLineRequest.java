package io.rollcall.license.pool.http;

import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.NewContractLine;
import io.rollcall.license.pool.NewContractLine.Kind;
import io.rollcall.license.pool.Term;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that records a contract line. */
@Schema(name = "NewContractLine")
public record ContractLineRequest(
        @Schema(description = "PURCHASE, TRUE_UP, REDUCTION or TERM")
        Kind kind,

        @Schema(description = "Seats, from 1; absent for a TERM", minimum = "1") @Nullable
        Integer quantity,

        @Schema(
                description =
                        "The first day on which the quantity counts, in UTC, not in the future; today when absent")
        @Nullable
        LocalDate effectiveOn,

        @Schema(description = "Of a TERM, which may begin in the future") @Nullable
        LocalDate termFrom,

        @Schema(description = "Not included") @Nullable LocalDate termUntil,

        @Schema(description = "Of the contract or order, once per pool: the same line again is not recorded again")
        String reference) {

    private static final int LONGEST_REFERENCE = 200;
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    NewContractLine toLine(LocalDate today) {
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE || reference.indexOf('\0') >= 0) {
            throw ProblemException.badRequest("reference must have 1 to " + LONGEST_REFERENCE + " characters.");
        }
        return switch (kind) {
            case PURCHASE, TRUE_UP -> quantity(today, 1);
            case REDUCTION -> quantity(today, -1);
            case TERM -> term();
            case ADJUSTMENT -> throw ProblemException.badRequest("kind must be PURCHASE, TRUE_UP, REDUCTION or TERM.");
        };
    }

    private NewContractLine quantity(LocalDate today, int sign) {
        if (quantity == null || quantity < 1) {
            throw ProblemException.badRequest("quantity must be a whole number from 1.");
        }
        if (termFrom != null || termUntil != null) {
            throw ProblemException.badRequest("Only a TERM has termFrom and termUntil.");
        }
        LocalDate day = effectiveOn == null ? today : effectiveOn;
        if (day.isAfter(today) || day.isBefore(FIRST)) {
            throw ProblemException.badRequest("effectiveOn must not be in the future: record the line on its day.");
        }
        return new NewContractLine(kind, sign * quantity, day, null, reference.strip());
    }

    private NewContractLine term() {
        if (quantity != null || effectiveOn != null) {
            throw ProblemException.badRequest("A TERM has neither quantity nor effectiveOn.");
        }
        if (termFrom == null || termUntil == null || !termFrom.isBefore(termUntil)) {
            throw ProblemException.badRequest("A TERM needs termFrom and, after it, termUntil.");
        }
        if (termFrom.isBefore(FIRST) || termUntil.isAfter(LAST)) {
            throw ProblemException.badRequest("termFrom and termUntil must be from 1970 to 9999.");
        }
        return new NewContractLine(kind, 0, termFrom, new Term(termFrom, termUntil), reference.strip());
    }
}
