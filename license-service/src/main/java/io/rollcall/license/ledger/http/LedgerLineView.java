package io.rollcall.license.ledger.http;

import io.rollcall.events.Cause;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.pool.Movement;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ledger line as the API shows it. */
@Schema(name = "LedgerLine")
public record LedgerLineView(
        @Schema(description = "Counts the lines of the pool from 1, without gaps")
        long sequence,

        UUID userId,
        Movement movement,
        int allocatedDelta,
        int waitingDelta,

        @Schema(description = "People who hold a seat after this line")
        int allocated,

        @Schema(description = "People who wait after this line")
        int waiting,

        Instant recordedAt,
        Cause cause) {

    static LedgerLineView of(LedgerEntry entry) {
        return new LedgerLineView(
                entry.sequence(),
                entry.userId().value(),
                entry.movement(),
                entry.movement().allocatedDelta(),
                entry.movement().waitingDelta(),
                entry.balance().allocated(),
                entry.balance().waiting(),
                entry.recordedAt(),
                entry.cause());
    }
}
