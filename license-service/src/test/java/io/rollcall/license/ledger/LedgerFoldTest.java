package io.rollcall.license.ledger;

import static io.rollcall.license.pool.Movement.ASSIGNED;
import static io.rollcall.license.pool.Movement.PROMOTED;
import static io.rollcall.license.pool.Movement.RELEASED;
import static io.rollcall.license.pool.Movement.WAITLISTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.UserId;
import io.rollcall.license.pool.Balance;
import io.rollcall.license.pool.Movement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerFoldTest {

    private static final UserId ANN = new UserId(new UUID(1, 1));
    private static final UserId BOB = new UserId(new UUID(1, 2));

    @Test
    void the_lines_add_up_to_who_holds_and_who_waits() {
        // When
        LedgerFold fold = LedgerFold.of(List.of(
                line(1, ANN, ASSIGNED, 1, 0),
                line(2, BOB, WAITLISTED, 1, 1),
                line(3, ANN, RELEASED, 0, 1),
                line(4, BOB, PROMOTED, 1, 0)));

        // Then
        assertThat(fold.holders()).containsExactly(BOB);
        assertThat(fold.waiting()).isEmpty();
        assertThat(fold.balance()).isEqualTo(new Balance(1, 0));
        assertThat(fold.lastSequence()).isEqualTo(4);
    }

    @Test
    void a_missing_line_is_noticed() {
        assertThatThrownBy(() -> LedgerFold.of(List.of(line(1, ANN, ASSIGNED, 1, 0), line(3, BOB, ASSIGNED, 2, 0))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_wrong_balance_is_noticed() {
        assertThatThrownBy(() -> LedgerFold.of(List.of(line(1, ANN, ASSIGNED, 2, 0))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_seat_cannot_be_given_back_twice() {
        assertThatThrownBy(() -> LedgerFold.of(List.of(
                        line(1, ANN, ASSIGNED, 1, 0),
                        line(2, BOB, ASSIGNED, 2, 0),
                        line(3, ANN, RELEASED, 1, 0),
                        line(4, ANN, RELEASED, 0, 0))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_seat_that_was_lost_and_booked_off_is_accounted_for_in_the_end() {
        // Given
        var fold = LedgerFold.ofRepaired();

        // When
        List.of(
                        line(1, ANN, ASSIGNED, 1, 0),
                        line(2, BOB, WAITLISTED, 1, 1),
                        line(3, BOB, PROMOTED, 1, 0),
                        line(4, ANN, RELEASED, 1, 0))
                .forEach(fold::add);

        // Then
        assertThat(fold.holders()).containsExactly(BOB);
    }

    @Test
    void a_repair_explains_no_seat_that_nobody_was_given() {
        // Given
        var fold = LedgerFold.ofRepaired();

        // When
        Throwable refused = catchThrowable(() -> fold.add(line(1, ANN, ASSIGNED, 2, 0)));

        // Then
        assertThat(refused).isInstanceOf(IllegalStateException.class);
    }

    private static LedgerEntry line(long sequence, UserId user, Movement movement, int allocated, int waiting) {
        return new LedgerEntry(
                new PoolId(new UUID(0, 1)),
                sequence,
                user,
                movement,
                new Balance(allocated, waiting),
                Instant.EPOCH,
                Cause.ofEvent("license-service", "e-" + sequence));
    }
}
