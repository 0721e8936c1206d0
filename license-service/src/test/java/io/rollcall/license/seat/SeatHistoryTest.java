package io.rollcall.license.seat;

import static io.rollcall.license.seat.Samples.FULL;
import static io.rollcall.license.seat.Samples.VIEWER;
import static io.rollcall.license.seat.Samples.minute;
import static io.rollcall.license.seat.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.ledger.LedgerEntry;
import io.rollcall.license.ledger.LedgerFold;
import io.rollcall.license.pool.Movement;
import io.rollcall.license.pool.Queue;
import io.rollcall.license.pool.SeatPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds after every step of every history. */
class SeatHistoryTest {

    private static final int PEOPLE = 9;

    /** Something that happens to a tenant. */
    sealed interface Step {}

    record Directory(int user, boolean active) implements Step {}

    record Entitle(int user, boolean active, Set<SeatTypeKey> types) implements Step {}

    record Open(SeatTypeKey type, int purchased) implements Step {}

    record Purchase(SeatTypeKey type, int purchased) implements Step {}

    record Prioritise(int user, int priority) implements Step {}

    record Line(SeatTypeKey type, Queue queue) implements Step {}

    record Keep(SeatTypeKey type, int days) implements Step {}

    record GiveUp(SeatTypeKey type) implements Step {}

    @Property(tries = 500)
    void seats_never_exceed_the_pool_and_the_waiting_list_is_first_come_first_served(
            @ForAll("histories") @Size(max = 60) List<List<Step>> history) {
        var story = new Story();
        story.watch = SeatHistoryTest::assertPoolsAreSound;

        history.forEach(story::play);

        assertPoolsAreSound(story.world, Before.of(story.world));
    }

    @Property(tries = 500)
    void a_seat_that_is_kept_goes_to_nobody_else_and_to_whoever_comes_back(
            @ForAll("histories") @Size(max = 60) List<List<Step>> history) {
        var story = new Story();
        story.watch = (world, before) -> {
            before.kept().forEach(seat -> assertKeptOrTakenBackOrGivenUp(world, seat));
            world.pools.values().forEach(pool -> assertLeaversAreKept(world, pool));
        };

        history.forEach(story::play);

        assertPoolsAreSound(story.world, Before.of(story.world));
    }

    @Property(tries = 500)
    void the_ledger_and_the_events_add_up_to_the_live_seats(
            @ForAll("histories") @Size(max = 60) List<List<Step>> history) {
        var story = new Story();

        history.forEach(story::play);

        story.world.pools.values().forEach(pool -> assertLedgerEqualsLive(story.world, pool));
        assertEventsEqualLive(story.world);
        assertEveryoneHasWhatTheyAreToHave(story.world);
    }

    @Property(tries = 300)
    void repeats_and_any_order_end_in_the_same_claims(
            @ForAll("facts") @Size(max = 60) List<Step> steps, @ForAll Random order) {
        var inOrder = new Story();
        steps.forEach(step -> inOrder.play(List.of(step)));
        var delivered = new ArrayList<>(inOrder.facts);
        delivered.addAll(inOrder.facts.subList(0, inOrder.facts.size() / 2));
        java.util.Collections.shuffle(delivered, order);
        var shuffled = new SeatWorld();

        delivered.forEach(fact -> shuffled.hear(List.of(fact), minute(1000)));

        assertThat(claims(shuffled)).isEqualTo(claims(inOrder.world));
    }

    @Property(tries = 300)
    void in_whatever_order_the_words_come_whoever_was_entitled_first_has_a_seat(
            @ForAll @IntRange(max = PEOPLE) int purchased,
            @ForAll("everybody") List<Integer> order,
            @ForAll @IntRange(min = 1, max = 3) int atOnce) {
        var world = new SeatWorld();
        world.open(FULL, purchased, minute(0));

        for (int from = 0; from < order.size(); from += atOnce) {
            List<Integer> some = order.subList(from, Math.min(from + atOnce, order.size()));
            world.hear(some.stream().map(SeatHistoryTest::entitled).toList(), minute(100));
        }

        SeatPool pool = world.pools.values().iterator().next();
        assertThat(users(world.in(pool.id(), SeatState.ASSIGNED)))
                .containsExactlyElementsOf(order.stream()
                        .sorted()
                        .limit(purchased)
                        .map(Samples::user)
                        .toList());
        assertLedgerEqualsLive(world, pool);
        assertEventsEqualLive(world);
    }

    @Provide
    Arbitrary<List<Integer>> everybody() {
        return Arbitraries.shuffle(IntStream.rangeClosed(1, PEOPLE).boxed().toList());
    }

    private static Fact entitled(int user) {
        return new Fact(user(user), new EntitlementView(1, 0, true, Set.of(FULL)), minute(user), "entitled-" + user);
    }

    @Provide
    Arbitrary<List<List<Step>>> histories() {
        return step().list().ofMinSize(1).ofMaxSize(6).list();
    }

    @Provide
    Arbitrary<List<Step>> facts() {
        return Arbitraries.oneOf(directory(), entitle()).list();
    }

    private static Arbitrary<Step> step() {
        Arbitrary<SeatTypeKey> type = Arbitraries.of(FULL, VIEWER);
        Arbitrary<Integer> purchased = Arbitraries.integers().between(0, 5);
        Arbitrary<Step> open = Combinators.combine(type, purchased).as(Open::new);
        Arbitrary<Step> purchase = Combinators.combine(type, purchased).as(Purchase::new);
        Arbitrary<Step> prioritise = Combinators.combine(
                        users(), Arbitraries.integers().between(-1, 2))
                .as(Prioritise::new);
        Arbitrary<Step> line =
                Combinators.combine(type, Arbitraries.of(Queue.values())).as(Line::new);
        Arbitrary<Step> keep =
                Combinators.combine(type, Arbitraries.of(0, 30, 30)).as(Keep::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, directory()),
                net.jqwik.api.Tuple.of(8, entitle()),
                net.jqwik.api.Tuple.of(1, open),
                net.jqwik.api.Tuple.of(2, purchase),
                net.jqwik.api.Tuple.of(1, prioritise),
                net.jqwik.api.Tuple.of(1, line),
                net.jqwik.api.Tuple.of(2, keep),
                net.jqwik.api.Tuple.of(1, type.map(GiveUp::new)));
    }

    private static Arbitrary<Step> directory() {
        return Combinators.combine(users(), Arbitraries.of(true, true, true, false))
                .as(Directory::new);
    }

    private static Arbitrary<Step> entitle() {
        Arbitrary<Set<SeatTypeKey>> types = Arbitraries.of(FULL, VIEWER).set().ofMaxSize(2);
        return Combinators.combine(users(), Arbitraries.of(true, true, true, false), types)
                .as(Entitle::new);
    }

    private static Arbitrary<Integer> users() {
        return Arbitraries.integers().between(1, PEOPLE);
    }

    /** A tenant before a transaction. */
    record Before(Map<PoolId, SeatPool> pools, List<Seat> kept) {

        static Before of(SeatWorld world) {
            return new Before(
                    Map.copyOf(world.pools),
                    world.allSeats().stream()
                            .filter(seat -> seat.state() == SeatState.KEPT)
                            .toList());
        }

        int spokenFor(SeatPool pool) {
            return SeatHistoryTest.spokenFor(pools.getOrDefault(pool.id(), pool));
        }
    }

    private static int spokenFor(SeatPool pool) {
        return pool.balance().allocated() + pool.rehire().kept();
    }

    /** Whoever comes back finds it taken only where there are not that many seats any more. */
    private static void assertKeptOrTakenBackOrGivenUp(SeatWorld world, Seat kept) {
        boolean demanded =
                Objects.requireNonNull(world.people.get(kept.userId())).demand().contains(kept.seatType());
        List<SeatState> now = world.seatsOf(kept.userId()).stream()
                .filter(seat -> seat.seatType().equals(kept.seatType()))
                .map(Seat::state)
                .toList();
        SeatPool pool = Objects.requireNonNull(world.pools.get(kept.poolId()));
        if (!demanded) {
            assertThat(now).isSubsetOf(SeatState.KEPT);
        } else if (pool.roomForReturns() > 0) {
            assertThat(now).containsExactly(SeatState.ASSIGNED);
        } else {
            assertThat(now).isSubsetOf(SeatState.ASSIGNED, SeatState.WAITING).hasSize(1);
        }
    }

    private static void assertLeaversAreKept(SeatWorld world, SeatPool pool) {
        List<Seat> left = world.lastChanges.stream()
                .filter(change -> change.movement() == Movement.RELEASED
                        && change.poolId().equals(pool.id()))
                .map(SeatChange::seat)
                .filter(seat -> Objects.requireNonNull(world.people.get(seat.userId()))
                        .demand()
                        .isEmpty())
                .filter(seat -> world.leavers.contains(seat.userId()))
                .toList();
        if (pool.rehire().days() > 0 && pool.room() > 0) {
            assertThat(world.in(pool.id(), SeatState.KEPT))
                    .extracting(Seat::userId)
                    .containsAll(users(left));
        }
    }

    private static void assertPoolsAreSound(SeatWorld world, Before before) {
        world.pools.values().forEach(pool -> {
            assertNoOversell(pool, before.spokenFor(pool));
            assertNobodyWaitsForAFreeSeat(pool);
            assertFirstComeFirstServed(world, pool.id());
        });
    }

    private static void assertNoOversell(SeatPool pool, int spokenForBefore) {
        int purchased = pool.purchased() == null ? Integer.MAX_VALUE : pool.purchased();
        assertThat(spokenFor(pool)).isLessThanOrEqualTo(Math.max(purchased, spokenForBefore));
    }

    private static void assertNobodyWaitsForAFreeSeat(SeatPool pool) {
        assertThat(pool.room() <= 0 || pool.balance().waiting() == 0)
                .as("%s", pool)
                .isTrue();
    }

    private static void assertFirstComeFirstServed(SeatWorld world, PoolId pool) {
        List<Seat> served = world.lastChanges.stream()
                .map(SeatChange::seat)
                .filter(seat -> pool.equals(seat.poolId()) && seat.state() == SeatState.ASSIGNED)
                .filter(seat -> world.seatsOf(seat.userId()).contains(seat))
                .filter(seat -> !world.returned.contains(seat.userId()))
                .toList();
        for (Seat waiting : world.in(pool, SeatState.WAITING)) {
            assertThat(served).allMatch(seat -> world.order(pool).compare(seat, waiting) < 0);
        }
    }

    private static void assertLedgerEqualsLive(SeatWorld world, SeatPool pool) {
        List<LedgerEntry> lines = world.ledger.stream()
                .filter(line -> line.poolId().equals(pool.id()))
                .toList();
        LedgerFold fold = LedgerFold.of(lines);
        assertThat(fold.holders()).hasSameElementsAs(users(world.in(pool.id(), SeatState.ASSIGNED)));
        assertThat(fold.waiting()).hasSameElementsAs(users(world.in(pool.id(), SeatState.WAITING)));
        assertThat(fold.balance()).isEqualTo(pool.balance());
        assertThat(fold.lastSequence()).isEqualTo(pool.ledgerSequence());
    }

    private static void assertEventsEqualLive(SeatWorld world) {
        Map<UserId, List<SeatEvent>> byUser = world.events.stream()
                .collect(Collectors.groupingBy(event -> event.user().id()));
        byUser.forEach((user, events) -> {
            assertThat(events.stream().map(SeatEvent::version))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events.getLast().user().seats())
                    .extracting(HeldSeat::seatType)
                    .containsExactlyInAnyOrderElementsOf(world.seatsOf(user).stream()
                            .filter(seat -> seat.state().inPool())
                            .map(Seat::seatType)
                            .toList());
        });
    }

    private static void assertEveryoneHasWhatTheyAreToHave(SeatWorld world) {
        world.people.forEach((user, person) -> assertThat(world.seatsOf(user))
                .filteredOn(seat -> seat.state() != SeatState.KEPT)
                .extracting(Seat::seatType)
                .containsExactlyInAnyOrderElementsOf(person.demand()));
    }

    private static List<UserId> users(List<Seat> seats) {
        return seats.stream().map(Seat::userId).toList();
    }

    private static Set<String> claims(SeatWorld world) {
        return world.allSeats().stream()
                .filter(seat -> seat.state() != SeatState.KEPT)
                .map(seat -> seat.userId() + " " + seat.seatType())
                .collect(Collectors.toSet());
    }

    /** Turns steps into facts with versions and times, as their publishers would. */
    private static final class Story {

        final SeatWorld world = new SeatWorld();
        final List<Fact> facts = new ArrayList<>();
        private final Map<Integer, Long> directoryVersions = new HashMap<>();
        private final Map<Integer, Long> entitlementVersions = new HashMap<>();
        private BiConsumer<SeatWorld, Before> watch = (seen, before) -> {};
        private int time;

        void play(List<Step> batch) {
            List<Fact> told = new ArrayList<>();
            for (Step step : batch) {
                switch (step) {
                    case Directory it -> told.add(directory(it));
                    case Entitle it -> told.add(entitlement(it));
                    case Open it -> open(it);
                    case Purchase it -> purchase(it);
                    case Prioritise it -> world.setPriority(user(it.user()), it.priority());
                    case Keep it -> pool(it.type()).ifPresent(pool -> world.setRehireDays(pool.id(), it.days()));
                    case GiveUp it -> giveUp(it);
                    case Line it -> pool(it.type()).ifPresent(pool -> world.setQueue(pool.id(), it.queue()));
                }
            }
            facts.addAll(told);
            tell(told, DirectoryView.class);
            tell(told, EntitlementView.class);
        }

        private void tell(List<Fact> told, Class<? extends View> topic) {
            step(() -> world.hear(
                    told.stream().filter(fact -> topic.isInstance(fact.view())).toList(), minute(time++)));
        }

        /** One transaction; whoever watches sees the world after it, and what it was before. */
        private void step(Runnable transaction) {
            Before before = Before.of(world);
            transaction.run();
            watch.accept(world, before);
        }

        private Fact directory(Directory step) {
            long version = directoryVersions.merge(step.user(), 1L, Long::sum);
            return fact(step.user(), new DirectoryView(version, step.active(), null));
        }

        private Fact entitlement(Entitle step) {
            long version = entitlementVersions.merge(step.user(), 1L, Long::sum);
            long judged = directoryVersions.getOrDefault(step.user(), 0L);
            return fact(step.user(), new EntitlementView(version, judged, step.active(), step.types()));
        }

        private Fact fact(int user, View view) {
            return new Fact(user(user), view, minute(time++), "e-" + time);
        }

        private void open(Open step) {
            if (pool(step.type()).isEmpty()) {
                step(() -> world.open(step.type(), step.purchased(), minute(time++)));
            }
        }

        private void purchase(Purchase step) {
            pool(step.type())
                    .ifPresent(pool -> step(() -> world.setPurchased(pool.id(), step.purchased(), minute(time++))));
        }

        private void giveUp(GiveUp step) {
            pool(step.type()).ifPresent(pool -> step(() -> world.giveUpKept(pool.id(), minute(time++))));
        }

        private java.util.Optional<SeatPool> pool(SeatTypeKey type) {
            return world.pools.values().stream()
                    .filter(pool -> pool.seatType().equals(type))
                    .findFirst();
        }
    }
}
