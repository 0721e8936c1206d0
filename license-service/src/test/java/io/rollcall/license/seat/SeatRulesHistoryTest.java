package io.rollcall.license.seat;

import static io.rollcall.license.seat.Samples.FULL;
import static io.rollcall.license.seat.Samples.VIEWER;
import static io.rollcall.license.seat.Samples.minute;
import static io.rollcall.license.seat.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.ledger.LedgerFold;
import io.rollcall.license.pool.Policy;
import io.rollcall.license.pool.RuleBook;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.pool.SeatRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of the rules between seat types after every step of random histories. */
class SeatRulesHistoryTest {

    private static final SeatTypeKey FORECAST = new SeatTypeKey("forecast");
    private static final SeatTypeKey LITE = new SeatTypeKey("lite");
    private static final List<SeatTypeKey> TYPES = List.of(FULL, VIEWER, FORECAST, LITE);
    private static final int PEOPLE = 9;
    private static final int STEPS = 60;

    @Property(tries = 400)
    void nobody_has_what_does_not_go_together_nor_lacks_what_they_may_have(@ForAll Random random) {
        var story = new Story(random);

        for (int step = 0; step < STEPS; step++) {
            story.step();
            assertRulesHold(story.world);
        }

        assertLedgersEqualLive(story.world);
    }

    @Property(tries = 400)
    void a_seat_that_is_kept_is_there_for_whoever_comes_back_and_may_have_it(@ForAll Random random) {
        var story = new Story(random);

        for (int step = 0; step < STEPS; step++) {
            List<SeatPool> before = List.copyOf(story.world.pools.values());
            List<Seat> kept = kept(story.world);
            story.step();
            kept.stream()
                    .filter(seat -> !story.givenUp.contains(seat.poolId()))
                    .forEach(seat -> assertKeptOrReturned(story.world, seat));
            before.forEach(pool -> assertNoMoreIsSpokenFor(story.world, pool));
        }

        assertLedgersEqualLive(story.world);
    }

    @Property(tries = 400)
    void after_rules_changed_reprocessing_makes_them_hold_and_repeating_it_changes_nothing(@ForAll Random random) {
        var story = new Story(random);
        for (int step = 0; step < STEPS; step++) {
            story.step();
            assertLedgersEqualLive(story.world);
            story.setSomeRules();
        }
        story.reprocess();
        assertRulesHold(story.world);

        story.reprocess();

        assertThat(story.world.lastChanges).isEmpty();
        assertThat(story.world.lastDenials).isEmpty();
        assertLedgersEqualLive(story.world);
    }

    private static List<Seat> kept(SeatWorld world) {
        return world.allSeats().stream()
                .filter(seat -> seat.state() == SeatState.KEPT)
                .toList();
    }

    /** Who waits although it was kept finds not that many seats there any more. */
    private static void assertKeptOrReturned(SeatWorld world, Seat kept) {
        Seat now = world.seatsOf(kept.userId()).stream()
                .filter(seat -> seat.key().equals(kept.key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("lost: " + kept));
        SeatPool pool = Objects.requireNonNull(world.pools.get(kept.poolId()));
        assertThat(now.state() == SeatState.WAITING && pool.roomForReturns() > 0)
                .as("%s, which was kept, of %s", now, pool)
                .isFalse();
    }

    private static void assertNoMoreIsSpokenFor(SeatWorld world, SeatPool before) {
        SeatPool after = Objects.requireNonNull(world.pools.get(before.id()));
        assertThat(spokenFor(after))
                .as("%s after %s", after, before)
                .isLessThanOrEqualTo(Math.max(Objects.requireNonNull(after.purchased()), spokenFor(before)));
    }

    private static int spokenFor(SeatPool pool) {
        return pool.balance().allocated() + pool.rehire().kept();
    }

    private static void assertRulesHold(SeatWorld world) {
        var rules = new RuleBook(world.pools.values());
        world.seats.keySet().forEach(user -> assertRulesHold(rules, world, user));
        world.pools
                .values()
                .forEach(pool -> assertThat(pool.room() <= 0 || pool.balance().waiting() == 0)
                        .as("%s", pool)
                        .isTrue());
    }

    private static void assertRulesHold(RuleBook rules, SeatWorld world, UserId user) {
        Set<SeatTypeKey> held = new HashSet<>();
        world.seatsOf(user).stream()
                .filter(seat -> seat.state() == SeatState.ASSIGNED)
                .forEach(seat -> held.add(seat.seatType()));
        Set<SeatTypeKey> toHave =
                new HashSet<>(Objects.requireNonNull(world.people.get(user)).demand());
        for (Seat seat : world.seatsOf(user)) {
            if (seat.state() == SeatState.WAITING) {
                rules.downgradeOf(seat.seatType()).ifPresent(toHave::add);
            }
            switch (seat.state()) {
                case ASSIGNED, WAITING -> {
                    assertThat(rules.isMet(seat.seatType(), held))
                            .as("%s of %s", seat, held)
                            .isTrue();
                    Set<SeatTypeKey> others = new HashSet<>(held);
                    others.removeIf(
                            other -> seat.state() == SeatState.WAITING && rules.isUpgrade(seat.seatType(), other));
                    assertThat(rules.excludes(seat.seatType(), others))
                            .as("%s of %s", seat, held)
                            .isFalse();
                }
                case KEPT -> {
                    // Nobody has two claims on one type, and those on what they are to have are compared below.
                }
                case NO_POOL -> assertThat(rules.hasPool(seat.seatType())).isFalse();
                case MUTUALLY_EXCLUSIVE ->
                    assertThat(rules.excludes(seat.seatType(), Set.copyOf(TYPES)))
                            .isTrue();
                case DEPENDENCY ->
                    assertThat(rules.isMet(seat.seatType(), held))
                            .as("%s of %s", seat, held)
                            .isFalse();
            }
        }
        assertThat(world.seatsOf(user))
                .filteredOn(seat -> seat.state() != SeatState.KEPT)
                .as("%s after %s and %s", world.seatsOf(user), world.lastChanges, world.lastDenials)
                .extracting(Seat::seatType)
                .containsExactlyInAnyOrderElementsOf(toHave);
    }

    private static void assertLedgersEqualLive(SeatWorld world) {
        for (SeatPool pool : world.pools.values()) {
            LedgerFold fold = LedgerFold.of(world.ledger.stream()
                    .filter(line -> line.poolId().equals(pool.id()))
                    .toList());
            assertThat(fold.holders())
                    .as("%s %s", pool, world.lastChanges)
                    .hasSameElementsAs(users(world, pool, SeatState.ASSIGNED));
            assertThat(fold.waiting())
                    .as("%s %s", pool, world.lastChanges)
                    .hasSameElementsAs(users(world, pool, SeatState.WAITING));
        }
    }

    private static List<UserId> users(SeatWorld world, SeatPool pool, SeatState state) {
        return world.in(pool.id(), state).stream().map(Seat::userId).toList();
    }

    /** People come and go, pools open and change; every type has its rules from the moment its pool opens. */
    private static final class Story {

        final SeatWorld world = new SeatWorld();
        private final Random random;
        private final Map<UserId, Long> versions = new HashMap<>();
        private int time;
        /** The pool that gave up in the last step what it kept. */
        Set<PoolId> givenUp = Set.of();

        Story(Random random) {
            this.random = random;
        }

        void step() {
            givenUp = Set.of();
            switch (random.nextInt(14)) {
                case 0, 1 -> open();
                case 2 -> purchase();
                case 3 -> takeBack();
                case 4 -> keep();
                case 5 -> giveUp();
                default -> entitle();
            }
        }

        private void entitle() {
            List<Fact> facts = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                UserId user = user(1 + random.nextInt(PEOPLE));
                var view = new EntitlementView(versions.merge(user, 1L, Long::sum), 0, random.nextInt(4) > 0, demand());
                facts.add(new Fact(user, view, minute(time++), "e-" + time));
            }
            world.hear(facts, minute(time++));
        }

        private void open() {
            SeatTypeKey type = TYPES.get(random.nextInt(TYPES.size()));
            if (world.pools.values().stream().noneMatch(pool -> pool.seatType().equals(type))) {
                openIfDecidable(type, random.nextBoolean() ? downgrade(type) : new Policy.Block(), rules(type));
            }
        }

        /** As the desk does, pools of which the rules contradict each other are not opened. */
        private void openIfDecidable(SeatTypeKey type, Policy policy, SeatRules rules) {
            List<SeatPool> then = new ArrayList<>(world.pools.values());
            then.add(SeatWorld.pool(new PoolId(new UUID(0, 0)), type, 0, policy, rules));
            if (new RuleBook(then).contradiction().isEmpty()) {
                world.open(type, random.nextInt(6), policy, rules, minute(time++));
            }
        }

        /** Types are downgraded to later ones only, so that nothing stands in for itself. */
        private Policy downgrade(SeatTypeKey type) {
            List<SeatTypeKey> later = TYPES.subList(TYPES.indexOf(type) + 1, TYPES.size());
            return later.isEmpty() ? new Policy.Block() : new Policy.Downgrade(later.get(random.nextInt(later.size())));
        }

        private void takeBack() {
            somePool().ifPresent(pool -> world.takeBack(pool, minute(time++)));
        }

        private void purchase() {
            somePool().ifPresent(pool -> world.setPurchased(pool, random.nextInt(6), minute(time++)));
        }

        /** Most pools keep seats, so that there are some to come back to. */
        private void keep() {
            somePool().ifPresent(pool -> world.setRehireDays(pool, random.nextInt(4) == 0 ? 0 : 30));
        }

        private void giveUp() {
            somePool().ifPresent(pool -> {
                givenUp = Set.of(pool);
                world.giveUpKept(pool, minute(time++));
            });
        }

        private Optional<PoolId> somePool() {
            return List.copyOf(world.pools.keySet()).stream()
                    .skip(random.nextInt(TYPES.size()))
                    .findFirst();
        }

        void setSomeRules() {
            List<SeatPool> pools = List.copyOf(world.pools.values());
            if (!pools.isEmpty() && random.nextInt(5) == 0) {
                SeatPool pool = pools.get(random.nextInt(pools.size()));
                SeatRules rules = rules(pool.seatType());
                List<SeatPool> then = new ArrayList<>(pools);
                then.remove(pool);
                then.add(SeatWorld.pool(pool.id(), pool.seatType(), 0, pool.policy(), rules));
                if (new RuleBook(then).contradiction().isEmpty()) {
                    world.setRules(pool.id(), rules);
                }
            }
        }

        void reprocess() {
            world.reprocess(world.people.keySet(), minute(time++));
        }

        /** Types need earlier ones only, so that nothing needs itself. */
        private SeatRules rules(SeatTypeKey type) {
            Set<SeatTypeKey> requires = types();
            requires.removeIf(other -> TYPES.indexOf(other) >= TYPES.indexOf(type));
            Set<SeatTypeKey> excludes = types();
            excludes.remove(type);
            excludes.removeAll(requires);
            return new SeatRules(requires, excludes);
        }

        private Set<SeatTypeKey> demand() {
            Set<SeatTypeKey> types = new HashSet<>(TYPES);
            types.removeIf(type -> random.nextInt(2) == 0);
            return types;
        }

        private Set<SeatTypeKey> types() {
            Set<SeatTypeKey> types = new HashSet<>(TYPES);
            types.removeIf(type -> random.nextInt(3) > 0);
            return types;
        }
    }
}
