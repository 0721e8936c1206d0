package io.rollcall.license.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.PoolStore;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many transactions at once, on as many connections as there are: to the database that is what instances are. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatConcurrencyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Inject
    SeatStore seats;

    @Inject
    PoolStore pools;

    @Inject
    Settlement settlement;

    /** Row 21. */
    @Test
    void a_thousand_requests_at_once_for_ten_seats_give_ten_and_a_line_in_the_order_of_request() {
        // Given
        var tenant = new TenantId("race-grants");
        String pool = Api.open(tenant, "full", 10);
        List<Someone> people = people(tenant, 1000);
        all(
                tenant,
                List.of(people.stream()
                        .map(person -> directory(person, 1, true))
                        .toList()));
        List<List<Fact>> requests = people.stream()
                .map(person -> List.of(entitlement(person, 1, "full")))
                .toList();

        // When
        all(tenant, shuffled(requests));

        // Then
        var counters = Api.pool(tenant, pool);
        assertThat(List.of(counters.getInt("allocated"), counters.getInt("waiting")))
                .containsExactly(10, 990);
        Set<String> holders = Set.copyOf(Api.users(tenant, pool, "ASSIGNED"));
        assertThat(Api.users(tenant, pool, "WAITING"))
                .isEqualTo(
                        ids(people).stream().filter(id -> !holders.contains(id)).toList());
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void seats_given_back_at_once_go_to_the_first_in_line() {
        // Given
        var tenant = new TenantId("race-releases");
        String pool = Api.open(tenant, "full", 20);
        List<Someone> people = people(tenant, 100);
        all(
                tenant,
                List.of(people.stream()
                        .map(person -> directory(person, 1, true))
                        .toList()));
        all(
                tenant,
                List.of(people.stream()
                        .map(person -> entitlement(person, 1, "full"))
                        .toList()));

        // When
        all(
                tenant,
                shuffled(people.subList(0, 20).stream()
                        .map(person -> List.of(directory(person, 2, false)))
                        .toList()));

        // Then
        assertThat(Api.users(tenant, pool, "ASSIGNED")).isEqualTo(ids(people.subList(20, 40)));
        assertThat(Api.users(tenant, pool, "WAITING")).isEqualTo(ids(people.subList(40, 100)));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void batches_that_touch_the_same_people_and_pools_in_any_order_neither_deadlock_nor_oversell() {
        // Given
        var tenant = new TenantId("race-mixed");
        String full = Api.open(tenant, "full", 15);
        String viewer = Api.open(tenant, "viewer", 25);
        var random = new Random(42);
        List<List<Fact>> batches = new ArrayList<>();
        for (long round = 1; round <= 60; round++) {
            batches.add(batch(tenant, random, round));
        }

        // When
        all(tenant, batches);

        // Then
        LedgerReplay.assertEqualsLive(tenant, full);
        LedgerReplay.assertEqualsLive(tenant, viewer);
        assertThat(Api.pool(tenant, full).getInt("allocated")).isLessThanOrEqualTo(15);
        assertThat(Api.pool(tenant, viewer).getInt("allocated")).isLessThanOrEqualTo(25);
        assertThat(Database.app(tenant).query("SELECT version FROM seat_version WHERE version = 0"))
                .isEmpty();
    }

    @Test
    void without_the_lock_transactions_collide_but_the_database_still_refuses_to_oversell() {
        // Given
        var tenant = new TenantId("race-unlocked");
        String pool = Api.open(tenant, "full", 10);
        List<Someone> people = people(tenant, 100);
        all(
                tenant,
                List.of(people.stream()
                        .map(person -> directory(person, 1, true))
                        .toList()));
        var unlocked = new SeatDesk(seats, new UnlockedPools(pools), settlement);

        // When
        long refused = people.stream()
                .map(person -> sql.inTransaction(
                                tenant, tx -> unlocked.hear(tx, tenant, List.of(entitlement(person, 1, "full"))))
                        .map(done -> 0L)
                        .onFailure()
                        .recoverWithItem(1L))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        all -> Uni.join().all(all).andFailFast().await().atMost(PATIENCE)))
                .stream()
                .mapToLong(Long::longValue)
                .sum();

        // Then
        assertThat(refused).isPositive();
        assertThat(Api.pool(tenant, pool).getInt("allocated")).isLessThanOrEqualTo(10);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_batch_is_decided_set_by_set_and_not_person_by_person() {
        // Given
        var tenant = new TenantId("race-batch");
        Api.open(tenant, "full", 400);
        List<Someone> people = people(tenant, 900);
        all(
                tenant,
                List.of(people.stream()
                        .map(person -> directory(person, 1, true))
                        .toList()));
        List<Fact> facts =
                people.stream().map(person -> entitlement(person, 1, "full")).toList();
        Duration oneByOne = timed(() -> facts.subList(0, 100).forEach(fact -> all(tenant, List.of(List.of(fact)))));

        // When
        Duration asABatch = timed(() -> all(tenant, List.of(facts.subList(100, 900))));

        // Then
        assertThat(asABatch).isLessThan(oneByOne);
    }

    @Test
    void repeated_stale_and_shuffled_events_end_in_the_same_seats() {
        // Given
        var inOrder = new TenantId("replay-in-order");
        var shuffled = new TenantId("replay-shuffled");
        for (var tenant : List.of(inOrder, shuffled)) {
            Api.open(tenant, "full", 1000);
        }
        history(inOrder).forEach(fact -> all(inOrder, List.of(List.of(fact))));
        List<Fact> delivered = new ArrayList<>(history(shuffled));
        delivered.addAll(history(shuffled));
        delivered.addAll(history(shuffled));

        // When
        all(shuffled, shuffled(delivered.stream().map(List::of).toList()));

        // Then
        assertThat(holders(shuffled)).isEqualTo(holders(inOrder)).isNotEmpty();
        assertThat(Database.app(shuffled).query("SELECT movement FROM seat_ledger WHERE allocated > 1000"))
                .isEmpty();
    }

    private void all(TenantId tenant, List<List<Fact>> batches) {
        List<Uni<Void>> transactions = batches.stream()
                .map(batch -> sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, batch)))
                .toList();
        Uni.join().all(transactions).andFailFast().await().atMost(PATIENCE);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static List<Fact> batch(TenantId tenant, Random random, long version) {
        boolean directory = random.nextBoolean();
        return IntStream.range(0, 30)
                .mapToObj(number -> new Someone(tenant, random.nextInt(60)))
                .map(person -> directory
                        ? directory(person, version, random.nextInt(4) > 0)
                        : entitlement(person, version, random.nextBoolean() ? "full" : "viewer"))
                .toList();
    }

    private static List<Fact> history(TenantId tenant) {
        List<Fact> facts = new ArrayList<>();
        for (Someone person : people(tenant, 40)) {
            boolean stays = person.number() % 3 != 0;
            facts.add(directory(person, 1, true));
            facts.add(entitlement(person, 1, "full"));
            facts.add(directory(person, 2, false));
            facts.add(directory(person, 3, stays));
            facts.add(entitlement(person, 2, person.number() % 2 == 0 ? "full" : "other"));
        }
        return facts;
    }

    private static Set<String> holders(TenantId tenant) {
        return Set.copyOf(
                Database.app(tenant).query("SELECT right(user_id::text, 12) || state || seat_type FROM seat"));
    }

    private static List<Someone> people(TenantId tenant, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Someone(tenant, number))
                .toList();
    }

    private static List<String> ids(List<Someone> people) {
        return people.stream().map(Someone::id).map(UserId::toString).toList();
    }

    private static Fact directory(Someone person, long version, boolean active) {
        return fact(person, new DirectoryView(version, active, person.userName()));
    }

    private static Fact entitlement(Someone person, long version, String type) {
        return fact(person, new EntitlementView(version, 1, true, Set.of(new SeatTypeKey(type))));
    }

    private static Fact fact(Someone person, View view) {
        return new Fact(person.id(), view, person.time(), Ids.next().toString());
    }

    private static <T> List<T> shuffled(List<T> things) {
        List<T> result = new ArrayList<>(things);
        Collections.shuffle(result, new Random(7));
        return result;
    }
}
