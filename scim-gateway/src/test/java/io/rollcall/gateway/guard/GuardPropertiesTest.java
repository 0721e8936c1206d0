package io.rollcall.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.Cause;
import io.rollcall.events.HoldId;
import io.rollcall.events.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The guard against a model that remembers every single deactivation. */
class GuardPropertiesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration STEP = WINDOW.dividedBy(20);
    private static final Cause CAUSE = new Cause(Cause.Kind.SCIM_REQUEST, "test", null, null);

    /** So many people deactivated in one transaction, so long after the one before. */
    record Burst(int seconds, int people) {}

    @Property
    void nobody_is_held_below_the_limit_and_nobody_passes_above_it(
            @ForAll("bursts") List<Burst> bursts, @ForAll @IntRange(max = 60) int people) {
        // Given
        GuardRule rule = new GuardRule(true, people, 0, WINDOW);
        long limit = rule.limit(1_000);
        List<Instant> model = new ArrayList<>();
        Window window = Window.EMPTY;
        Instant now = START;
        for (Burst burst : bursts) {
            now = now.plusSeconds(burst.seconds);

            // When
            Guard guard = Guard.of(new Guard.Count(rule, window.people(now, WINDOW), 1_000, null));
            int passed = 0;
            for (int i = 0; i < burst.people; i++) {
                passed += guard.holds(person(), CAUSE) ? 0 : 1;
            }
            window = window.with(guard.counted(), now, WINDOW);

            // Then
            long surely = within(model, now, WINDOW);
            long perhaps = within(model, now, WINDOW.plus(STEP).plus(STEP));
            assertThat((long) passed).isLessThanOrEqualTo(Math.max(0, limit - surely));
            assertThat((long) passed).isGreaterThanOrEqualTo(Math.clamp(limit - perhaps, 0, burst.people));
            for (int i = 0; i < burst.people; i++) {
                model.add(now);
            }
        }
    }

    @Property
    void whoever_is_judged_while_a_hold_is_open_joins_it(@ForAll @IntRange(min = 1, max = 50) int people) {
        // Given
        GuardRule rule = new GuardRule(true, 1_000, 100, WINDOW);
        Guard guard = Guard.of(new Guard.Count(rule, 0, 1_000, new HoldId(new UUID(0, 1))));

        // When
        for (int i = 0; i < people; i++) {
            guard.holds(person(), CAUSE);
        }

        // Then
        assertThat(guard.held()).hasSize(people);
    }

    @Property
    void both_thresholds_have_to_be_exceeded(
            @ForAll @LongRange(max = 1_000_000) long active,
            @ForAll @IntRange(max = 1_000) int people,
            @ForAll @IntRange(max = 100) int percent) {
        // When
        long limit = new GuardRule(true, people, percent, WINDOW).limit(active);

        // Then
        assertThat(limit * 100).isGreaterThanOrEqualTo(active * percent);
        assertThat(limit).isGreaterThanOrEqualTo(Math.min(people, 10));
        assertThat(limit).isLessThanOrEqualTo(Math.max(people, Math.ceilDiv(active * percent, 100)));
    }

    @Property
    void what_need_not_be_counted_is_never_held(
            @ForAll @LongRange(max = 100_000) long active,
            @ForAll @IntRange(max = 100) int people,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @LongRange(max = 200) long gone) {
        // Given
        GuardRule rule = new GuardRule(true, people, percent, WINDOW);

        // When
        boolean counts = rule.mayExceed(gone);

        // Then
        assertThat(counts || gone <= rule.limit(active)).isTrue();
    }

    @Property
    void an_empty_listing_is_always_held(
            @ForAll @LongRange(min = 1, max = 1_000_000) long active, @ForAll boolean enabled) {
        // Given
        GuardRule rule = new GuardRule(enabled, 1_000_000, 100, WINDOW);

        // When
        boolean held = rule.holdsListing(0, active, active);

        // Then
        assertThat(held).isTrue();
    }

    @Test
    void a_listing_is_held_above_the_limit_alone() {
        // Given
        GuardRule rule = new GuardRule(true, 50, 20, WINDOW);

        // When
        List<Boolean> held = List.of(
                rule.holdsListing(800, 1_000, 200), rule.holdsListing(799, 1_000, 201), rule.holdsListing(0, 0, 0));

        // Then
        assertThat(held).containsExactly(false, true, false);
    }

    @Test
    void a_directory_of_any_size_is_guarded() {
        // Given
        GuardRule rule = new GuardRule(true, 50, 20, WINDOW);

        // When
        List<Long> limits = List.of(5L, 20L, 60L, 100L, 1_000L, 100_000L).stream()
                .map(rule::limit)
                .toList();

        // Then
        assertThat(limits).containsExactly(10L, 10L, 30L, 50L, 200L, 20_000L);
    }

    @Provide
    Arbitrary<List<Burst>> bursts() {
        Arbitrary<Integer> seconds = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 900));
        return Combinators.combine(seconds, Arbitraries.integers().between(0, 30))
                .as(Burst::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static long within(List<Instant> model, Instant now, Duration length) {
        return model.stream().filter(at -> at.isAfter(now.minus(length))).count();
    }

    private static UserId person() {
        return new UserId(UUID.randomUUID());
    }
}
