package io.rollcall.license.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.SeatPool;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What a simulation says against what happens in the database when the entitlements are told. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatSimulationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<String> TYPES = List.of("full", "viewer", "forecast", "unsold");
    private static final int PEOPLE = 40;

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Inject
    SeatSimulation simulation;

    @RepeatedTest(30)
    void a_forecast_is_what_happens(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var tenant = new TenantId("simulated-" + run.getCurrentRepetition());
        Map<String, String> pools = openPools(tenant, random);
        pastOf(tenant, random).forEach(batch -> hear(tenant, batch));
        shrink(tenant, pools, random);
        trueUp(tenant, pools, random);
        List<SupposedEntitlement> supposed = supposed(tenant, random);
        Map<String, String> before = standings(tenant);
        Map<String, List<Integer>> balancesBefore = balances(tenant, pools);
        SeatForecast forecast = simulation.simulate(tenant, supposed).await().atMost(PATIENCE);
        assertThat(standings(tenant)).isEqualTo(before);

        // When
        inBatches(told(supposed), random).forEach(batch -> hear(tenant, batch));

        // Then
        assertThat(moves(forecast)).isEqualTo(difference(before, standings(tenant)));
        assertThat(balances(forecast, SeatForecast.Outlook::before)).isEqualTo(balancesBefore);
        assertThat(balances(forecast, SeatForecast.Outlook::after)).isEqualTo(balances(tenant, pools));
    }

    /** Who comes first decides about seats that exclude each other, so what was simulated at once is told at once. */
    @RepeatedTest(15)
    void a_forecast_knows_the_rules_between_seats(RepetitionInfo run) {
        // Given
        var random = new Random(1_000 + run.getCurrentRepetition());
        var tenant = new TenantId("ruled-" + run.getCurrentRepetition());
        Map<String, String> pools = openPools(tenant, random);
        setRules(tenant, pools, random);
        pastOf(tenant, random).forEach(batch -> hear(tenant, batch));
        shrink(tenant, pools, random);
        List<SupposedEntitlement> supposed = supposed(tenant, random);
        Map<String, String> before = standings(tenant);
        SeatForecast forecast = simulation.simulate(tenant, supposed).await().atMost(PATIENCE);

        // When
        hear(tenant, told(supposed));

        // Then
        assertThat(seated(moves(forecast))).isEqualTo(seated(difference(before, standings(tenant))));
        assertThat(denied(forecast)).isSubsetOf(denied(standings(tenant)));
        assertThat(balances(forecast, SeatForecast.Outlook::after)).isEqualTo(balances(tenant, pools));
    }

    /** Whose seat is kept depends on how many are free at the same time, so it is told at once, too. */
    @RepeatedTest(10)
    void a_forecast_knows_whose_seats_are_kept(RepetitionInfo run) {
        // Given
        var random = new Random(2_000 + run.getCurrentRepetition());
        var tenant = new TenantId("kept-" + run.getCurrentRepetition());
        Map<String, String> pools = openPools(tenant, random);
        pools.values().forEach(pool -> keepSeats(tenant, pool));
        pastOf(tenant, random).forEach(batch -> hear(tenant, batch));
        hear(tenant, leaversOf(tenant, random));
        List<SupposedEntitlement> supposed = supposed(tenant, random);
        Map<String, String> before = standings(tenant);
        SeatForecast forecast = simulation.simulate(tenant, supposed).await().atMost(PATIENCE);

        // When
        hear(tenant, told(supposed));

        // Then
        assertThat(moves(forecast)).isEqualTo(difference(before, standings(tenant)));
        assertThat(balances(forecast, SeatForecast.Outlook::after)).isEqualTo(balances(tenant, pools));
    }

    private static void keepSeats(TenantId tenant, String pool) {
        Api.support()
                .body(Map.of("holdForRehireDays", 30))
                .put(Api.pools(tenant) + "/" + pool + "/rehire")
                .then()
                .statusCode(200);
    }

    private static List<Fact> leaversOf(TenantId tenant, Random random) {
        return people(tenant).stream()
                .filter(person -> random.nextInt(3) == 0)
                .map(person -> new Fact(person.id(), new EntitlementView(2, 1, false, Set.of()), person.time(), "left"))
                .toList();
    }

    /** Without what is only another error of somebody who has nothing. */
    private static Set<String> seated(Set<String> moves) {
        return moves.stream()
                .map(move -> move.replace("DENIED", "NONE"))
                .filter(move -> !move.endsWith("NONE NONE"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> denied(SeatForecast forecast) {
        return forecast.changes().stream()
                .filter(change -> change.after() == SeatForecast.Standing.DENIED)
                .map(change -> change.userId() + " " + change.seatType())
                .collect(Collectors.toSet());
    }

    private static Set<String> denied(Map<String, String> standings) {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue().equals("DENIED"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void setRules(TenantId tenant, Map<String, String> pools, Random random) {
        List<String> keys = List.copyOf(pools.keySet());
        for (String type : keys.subList(1, keys.size())) {
            List<String> other = List.of(keys.getFirst());
            boolean requires = random.nextBoolean();
            Api.support()
                    .body(Map.of("requires", requires ? other : List.of(), "excludes", requires ? List.of() : other))
                    .put(Api.pools(tenant) + "/" + pools.get(type) + "/rules")
                    .then()
                    .statusCode(200);
        }
    }

    private void hear(TenantId tenant, List<Fact> facts) {
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, facts)).await().atMost(PATIENCE);
    }

    private static Map<String, String> openPools(TenantId tenant, Random random) {
        Map<String, String> pools = new LinkedHashMap<>();
        pools.put("full", Api.open(tenant, "full", random.nextInt(15)));
        pools.put("viewer", Api.open(tenant, "viewer", PEOPLE));
        if (random.nextBoolean()) {
            pools.put("forecast", Api.open(tenant, "forecast", random.nextInt(5)));
        }
        return pools;
    }

    /** Every fifth person is in no directory; some left it. */
    private static List<List<Fact>> pastOf(TenantId tenant, Random random) {
        List<Fact> directory = new ArrayList<>();
        List<Fact> entitlements = new ArrayList<>();
        for (Someone person : people(tenant)) {
            boolean local = person.number() % 5 == 0;
            if (!local) {
                var view = new DirectoryView(1, random.nextInt(6) > 0, person.userName());
                directory.add(new Fact(person.id(), view, person.time(), "joined"));
            }
            if (random.nextInt(5) > 0) {
                var view = new EntitlementView(1, local ? 0 : 1, random.nextInt(8) > 0, types(random));
                entitlements.add(new Fact(person.id(), view, person.time(), "entitled"));
            }
        }
        return List.of(directory, entitlements);
    }

    private static void trueUp(TenantId tenant, Map<String, String> pools, Random random) {
        if (random.nextInt(4) == 0) {
            Api.setPolicy(tenant, pools.get("full"), "TRUE_UP");
        }
    }

    private static void shrink(TenantId tenant, Map<String, String> pools, Random random) {
        if (random.nextInt(3) == 0) {
            Api.support()
                    .body(Map.of("purchased", random.nextInt(6)))
                    .patch(Api.pools(tenant) + "/" + pools.get("full"))
                    .then()
                    .statusCode(200);
        }
    }

    private static List<SupposedEntitlement> supposed(TenantId tenant, Random random) {
        boolean ranked = random.nextBoolean();
        return people(tenant).stream()
                .filter(person -> random.nextInt(3) > 0)
                .map(person -> new SupposedEntitlement(
                        person.id(), random.nextInt(6) > 0, types(random), ranked ? random.nextInt(9) : 0))
                .toList();
    }

    /** The events that would be published, in their order. */
    private static List<Fact> told(List<SupposedEntitlement> supposed) {
        return supposed.stream()
                .sorted(Comparator.comparingInt(SupposedEntitlement::priority)
                        .thenComparing(entitlement -> entitlement.userId().toString()))
                .map(SeatSimulationTest::told)
                .toList();
    }

    private static Fact told(SupposedEntitlement entitlement) {
        boolean local = entitlement.userId().value().getLeastSignificantBits() % 5 == 0;
        var view = new EntitlementView(3, local ? 0 : 1, entitlement.active(), entitlement.seatTypes());
        return new Fact(
                entitlement.userId(), view, LATER.plus(entitlement.priority(), ChronoUnit.MICROS), "entitled-again");
    }

    private static List<List<Fact>> inBatches(List<Fact> facts, Random random) {
        List<List<Fact>> batches = new ArrayList<>();
        for (int at = 0; at < facts.size(); ) {
            int end = Math.min(facts.size(), at + 1 + random.nextInt(facts.size()));
            batches.add(facts.subList(at, end));
            at = end;
        }
        return batches;
    }

    private static Set<SeatTypeKey> types(Random random) {
        return TYPES.stream()
                .filter(type -> random.nextInt(3) == 0)
                .map(SeatTypeKey::new)
                .collect(Collectors.toSet());
    }

    private static List<Someone> people(TenantId tenant) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> new Someone(tenant, number))
                .toList();
    }

    /** Who holds or awaits what, as the table of live seats has it. */
    private static Map<String, String> standings(TenantId tenant) {
        Map<String, String> standings = new HashMap<>();
        Database.app(tenant)
                .query(
                        "SELECT user_id || ' ' || seat_type || ' ' || CASE WHEN state IN ('MUTUALLY_EXCLUSIVE', 'DEPENDENCY') THEN 'DENIED' ELSE state END"
                                + " FROM seat WHERE state NOT IN ('NO_POOL', 'KEPT')")
                .forEach(row ->
                        standings.put(row.substring(0, row.lastIndexOf(' ')), row.substring(row.lastIndexOf(' ') + 1)));
        return standings;
    }

    private static Set<String> difference(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .map(key -> key + " " + before.getOrDefault(key, "NONE") + " " + after.getOrDefault(key, "NONE"))
                .filter(move -> !move.endsWith(" NONE NONE")
                        && !move.endsWith(" ASSIGNED ASSIGNED")
                        && !move.endsWith(" WAITING WAITING"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> moves(SeatForecast forecast) {
        Set<String> moves = new TreeSet<>();
        for (SeatForecast.Change change : forecast.changes()) {
            UserId user = change.userId();
            assertThat(moves.add(user + " " + change.seatType() + " " + change.before() + " " + change.after()))
                    .as("told once: %s", change)
                    .isTrue();
        }
        return moves;
    }

    private static Map<String, List<Integer>> balances(TenantId tenant, Map<String, String> pools) {
        Map<String, List<Integer>> balances = new HashMap<>();
        pools.forEach((type, id) -> {
            var pool = Api.pool(tenant, id);
            balances.put(type, List.of(pool.getInt("allocated"), pool.getInt("waiting")));
        });
        return balances;
    }

    private static Map<String, List<Integer>> balances(
            SeatForecast forecast, Function<SeatForecast.Outlook, SeatPool> side) {
        return forecast.pools().stream()
                .map(side)
                .collect(Collectors.toMap(
                        pool -> pool.seatType().value(),
                        pool -> List.of(
                                pool.balance().allocated(), pool.balance().waiting())));
    }
}
