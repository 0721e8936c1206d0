package io.rollcall.license.pool.http;

import io.rollcall.license.pool.ContractLine;
import io.rollcall.license.pool.NewContractLine;
import io.rollcall.license.pool.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contract line as the API shows it. */
@Schema(name = "ContractLine")
public record ContractLineView(
        UUID id,
        NewContractLine.Kind kind,

        @Schema(description = "Seats more, or fewer where negative; the sum is what the pool has")
        int quantity,

        LocalDate effectiveOn,

        @Schema(description = "false: from then on the pool has no limit")
        boolean limited,

        @Nullable LocalDate termFrom,
        @Nullable LocalDate termUntil,
        @Nullable String reference,
        Instant recordedAt,
        @Schema(description = "Whoever recorded it") String actor,
        @Nullable String requestId) {

    static ContractLineView of(ContractLine line) {
        NewContractLine terms = line.terms();
        Term term = terms.term();
        return new ContractLineView(
                line.id(),
                terms.kind(),
                terms.quantity(),
                terms.effectiveOn(),
                line.limited(),
                term == null ? null : term.from(),
                term == null ? null : term.until(),
                terms.reference(),
                line.recordedAt(),
                line.actor(),
                line.requestId());
    }
}
