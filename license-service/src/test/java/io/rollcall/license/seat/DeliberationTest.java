package io.rollcall.license.seat;

import static io.rollcall.license.pool.Movement.ASSIGNED;
import static io.rollcall.license.pool.Movement.DEMOTED;
import static io.rollcall.license.pool.Movement.PROMOTED;
import static io.rollcall.license.pool.Movement.RELEASED;
import static io.rollcall.license.pool.Movement.WAITLISTED;
import static io.rollcall.license.pool.Movement.WITHDRAWN;
import static io.rollcall.license.seat.Samples.ADMIN;
import static io.rollcall.license.seat.Samples.FULL;
import static io.rollcall.license.seat.Samples.FULL_POOL;
import static io.rollcall.license.seat.Samples.NOW;
import static io.rollcall.license.seat.Samples.VIEWER;
import static io.rollcall.license.seat.Samples.asks;
import static io.rollcall.license.seat.Samples.event;
import static io.rollcall.license.seat.Samples.full;
import static io.rollcall.license.seat.Samples.held;
import static io.rollcall.license.seat.Samples.leaves;
import static io.rollcall.license.seat.Samples.minute;
import static io.rollcall.license.seat.Samples.user;
import static io.rollcall.license.seat.Samples.viewer;
import static io.rollcall.license.seat.Samples.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DeliberationTest {

    @Test
    void free_seats_go_to_those_who_asked_first() {
        // Given
        var deliberation = about(List.of(full(2, 0, 0)), asks(3, FULL), asks(1, FULL), asks(2, FULL));

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertMoves(decision)
                .containsExactly(tuple(ASSIGNED, user(1)), tuple(ASSIGNED, user(2)), tuple(WAITLISTED, user(3)));
    }

    @Test
    void a_pool_without_limit_serves_everybody() {
        // Given
        var deliberation = about(List.of(viewer()), asks(1, VIEWER), asks(2, VIEWER));

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertMoves(decision).containsExactly(tuple(ASSIGNED, user(1)), tuple(ASSIGNED, user(2)));
    }

    @Test
    void a_pool_that_is_trued_up_serves_everybody_first_those_who_waited() {
        // Given
        var deliberation = about(List.of(full(1, 1, 1, new Policy.TrueUp())), asks(9, FULL));

        // When
        Decision decision = deliberation.decide(Map.of(FULL_POOL, List.of(waiting(2))), ADMIN, NOW);

        // Then
        assertThat(deliberation.promotable()).containsExactly(Map.entry(FULL_POOL, 1));
        assertMoves(decision).containsExactly(tuple(PROMOTED, user(2)), tuple(ASSIGNED, user(9)));
    }

    @Test
    void a_seat_given_back_goes_to_the_first_who_waits_and_tells_why() {
        // Given
        var deliberation = about(List.of(full(1, 1, 2)), leaves(9, held(9)));

        // When
        Decision decision = deliberation.decide(Map.of(FULL_POOL, List.of(waiting(2))), ADMIN, NOW);

        // Then
        assertMoves(decision).containsExactly(tuple(RELEASED, user(9)), tuple(PROMOTED, user(2)));
        assertThat(decision.changes()).extracting(SeatChange::cause).containsOnly(event("leaves-9"));
        assertThat(decision.written().getFirst())
                .isEqualTo(new Seat(user(2), FULL, FULL_POOL, SeatState.ASSIGNED, minute(2), NOW, 0));
    }

    @Test
    void only_as_much_of_the_waiting_list_is_needed_as_can_be_served() {
        // When
        var deliberation = about(List.of(full(3, 3, 500)), leaves(8, held(8)), leaves(9, held(9)));

        // Then
        assertThat(deliberation.promotable()).containsExactly(Map.entry(FULL_POOL, 2));
    }

    @Test
    void a_newcomer_does_not_overtake_the_waiting_list() {
        // Given
        var deliberation = about(List.of(full(1, 1, 1)), leaves(8, held(8)), asks(9, FULL));

        // When
        Decision decision = deliberation.decide(Map.of(FULL_POOL, List.of(waiting(2))), ADMIN, NOW);

        // Then
        assertMoves(decision)
                .containsExactly(tuple(RELEASED, user(8)), tuple(PROMOTED, user(2)), tuple(WAITLISTED, user(9)));
    }

    @Test
    void a_request_that_arrives_late_keeps_its_place() {
        // Given
        var deliberation = about(List.of(full(1, 1, 1)), leaves(8, held(8)), asks(1, FULL));

        // When
        Decision decision = deliberation.decide(Map.of(FULL_POOL, List.of(waiting(2))), ADMIN, NOW);

        // Then
        assertMoves(decision).containsExactly(tuple(RELEASED, user(8)), tuple(ASSIGNED, user(1)));
    }

    @Test
    void who_leaves_the_waiting_list_frees_nothing() {
        // When
        var deliberation = about(List.of(full(1, 1, 2)), leaves(2, waiting(2)));

        // Then
        assertThat(deliberation.promotable()).isEmpty();
        assertMoves(deliberation.decide(Map.of(), ADMIN, NOW)).containsExactly(tuple(WITHDRAWN, user(2)));
    }

    @Test
    void an_over_allocated_pool_evicts_nobody_and_serves_nobody() {
        // Given
        var deliberation = about(List.of(full(1, 3, 1)), leaves(9, held(9)), asks(1, FULL));

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertThat(deliberation.promotable()).isEmpty();
        assertMoves(decision).containsExactly(tuple(RELEASED, user(9)), tuple(WAITLISTED, user(1)));
    }

    @Test
    void a_larger_pool_serves_the_waiting_list() {
        // Given
        var deliberation = about(List.of(full(5, 3, 9)));

        // When
        Decision decision = deliberation.decide(Map.of(FULL_POOL, List.of(waiting(2), waiting(4))), ADMIN, NOW);

        // Then
        assertThat(deliberation.promotable()).containsExactly(Map.entry(FULL_POOL, 2));
        assertMoves(decision).containsExactly(tuple(PROMOTED, user(2)), tuple(PROMOTED, user(4)));
        assertThat(decision.changes()).extracting(SeatChange::cause).containsOnly(ADMIN);
    }

    @Test
    void a_claim_without_a_pool_is_kept_for_later_and_moves_nothing() {
        // Given
        var deliberation = about(List.of(viewer()), asks(1, FULL));

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertThat(decision.changes()).isEmpty();
        assertThat(decision.written()).containsExactly(Seat.unpooled(user(1), FULL, minute(1), 0));
    }

    @Test
    void a_claim_without_a_pool_ends_silently() {
        // Given
        Seat claim = Seat.unpooled(user(1), FULL, minute(1), 0);
        var deliberation = about(List.of(viewer()), leaves(1, claim));

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertThat(decision).isEqualTo(new Decision(List.of(), List.of(), List.of(claim), List.of()));
    }

    @Test
    void a_move_to_another_seat_type_gives_back_before_it_takes() {
        // Given
        var mover = new Claims(user(9), Set.of(VIEWER), List.of(held(9)), minute(10), event("moves"), 0, false);
        var deliberation = about(List.of(viewer(), full(1, 1, 0)), mover);

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertMoves(decision).containsExactly(tuple(RELEASED, user(9)), tuple(ASSIGNED, user(9)));
    }

    @Test
    void who_has_what_they_are_to_have_is_left_alone() {
        // Given
        var content = new Claims(user(9), Set.of(FULL), List.of(held(9)), minute(10), event("same"), 0, false);

        // When
        Decision decision = about(List.of(full(1, 1, 0)), content).decide(Map.of(), ADMIN, NOW);

        // Then
        assertThat(decision.isEmpty()).isTrue();
    }

    @Test
    void a_seat_taken_back_from_somebody_who_may_not_have_one_any_more_leaves_nothing_behind() {
        // Given
        var deliberation = new Deliberation(List.of(full(0, 1, 0)));
        deliberation.demote(Set.of(), new PersonSeats(user(1), 1, List.of(held(1))), held(1), ADMIN);

        // When
        Decision decision = deliberation.decide(Map.of(), ADMIN, NOW);

        // Then
        assertMoves(decision).containsExactly(tuple(DEMOTED, user(1)), tuple(WITHDRAWN, user(1)));
        assertThat(decision.written()).isEmpty();
    }

    private static Deliberation about(List<SeatPool> pools, Claims... claims) {
        var deliberation = new Deliberation(pools);
        Arrays.stream(claims).forEach(deliberation::consider);
        return deliberation;
    }

    private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> assertMoves(
            Decision decision) {
        return assertThat(decision.changes())
                .extracting(SeatChange::movement, change -> change.seat().userId());
    }

    @Test
    void a_seat_that_may_not_stand_in_is_not_missed_once_the_other_one_is_there() {
        // Given
        SeatTypeKey lite = new SeatTypeKey("lite");
        SeatTypeKey forecast = new SeatTypeKey("forecast");
        var downgrade = new Policy.Downgrade(lite);
        var world = new SeatWorld();
        world.open(lite, 5, minute(0));
        world.open(FULL, 5, downgrade, new SeatRules(Set.of(), Set.of(lite)), minute(0));
        world.open(forecast, 1, downgrade, SeatRules.NONE, minute(0));
        world.hear(List.of(entitled(1, 1, forecast), entitled(2, 1, forecast, FULL)), minute(1));
        assertThat(world.seatsOf(user(2))).extracting(Seat::state).contains(SeatState.MUTUALLY_EXCLUSIVE);

        // When
        world.hear(List.of(entitled(1, 2)), minute(2));

        // Then
        assertThat(world.seatsOf(user(2)))
                .allMatch(seat -> seat.state() == SeatState.ASSIGNED)
                .extracting(Seat::seatType)
                .containsExactlyInAnyOrder(forecast, FULL);
    }

    @Test
    void a_seat_that_was_not_to_stand_in_and_is_not_needed_any_more_is_forgotten() {
        // Given
        SeatTypeKey lite = new SeatTypeKey("lite");
        var world = worldWhereFullAndViewerBecome(lite);
        world.hear(List.of(entitled(1, 1, FULL), entitled(2, 1, VIEWER)), minute(1));
        world.hear(List.of(entitled(2, 2, VIEWER, FULL)), minute(2));
        assertThat(world.seatsOf(user(2))).extracting(Seat::state).contains(SeatState.MUTUALLY_EXCLUSIVE);

        // When
        world.hear(List.of(entitled(1, 2), entitled(2, 3, FULL)), minute(3));

        // Then
        assertThat(world.seatsOf(user(2)))
                .extracting(Seat::seatType, Seat::state)
                .containsExactly(tuple(FULL, SeatState.ASSIGNED));
    }

    @Test
    void a_seat_that_may_stand_in_again_is_asked_for_though_it_was_refused_in_the_same_decision() {
        // Given
        SeatTypeKey lite = new SeatTypeKey("lite");
        var world = worldWhereFullAndViewerBecome(lite);
        world.hear(List.of(entitled(1, 1, FULL), entitled(2, 1, VIEWER)), minute(1));

        // When
        world.hear(List.of(entitled(2, 2, FULL, lite)), minute(2));

        // Then
        assertThat(world.seatsOf(user(2)))
                .extracting(Seat::seatType, Seat::state)
                .containsExactlyInAnyOrder(tuple(FULL, SeatState.WAITING), tuple(lite, SeatState.ASSIGNED));
    }

    /** One seat of each; a viewer may not have what stands in. */
    private static SeatWorld worldWhereFullAndViewerBecome(SeatTypeKey lite) {
        var world = new SeatWorld();
        world.open(lite, 5, minute(0));
        world.open(FULL, 1, new Policy.Downgrade(lite), SeatRules.NONE, minute(0));
        world.open(VIEWER, 1, new Policy.Downgrade(lite), new SeatRules(Set.of(), Set.of(lite)), minute(0));
        return world;
    }

    private static Fact entitled(int user, long version, SeatTypeKey... types) {
        return new Fact(user(user), new EntitlementView(version, 0, true, Set.of(types)), minute(user), "e-" + user);
    }
}
