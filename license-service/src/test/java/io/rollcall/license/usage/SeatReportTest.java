package io.rollcall.license.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.pool.DuePools;
import io.rollcall.license.seat.DirectoryView;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Fact;
import io.rollcall.license.seat.SeatDesk;
import io.rollcall.license.seat.View;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Rows 18 and 20. Random histories over two months: ledger, live seats, reports and CSV say the same. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatReportTest {

    private static final Instant START = Instant.parse("2026-08-20T07:30:00.25Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, LocalDate> MONTHS = Map.of(
            "2026-08", LocalDate.of(2026, 8, 1),
            "2026-09", LocalDate.of(2026, 9, 1),
            "2026-10", LocalDate.of(2026, 10, 1));

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    @Inject
    DuePools due;

    @Inject
    TestClock clock;

    @AfterEach
    void realTime() {
        clock.release();
    }

    @RepeatedTest(10)
    void ledger_live_seats_reports_and_csv_are_the_same(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var tenant = new TenantId("reported-" + run.getCurrentRepetition());
        clock.set(START);
        String pool = Api.open(tenant, "full", 1 + random.nextInt(6));
        Api.openFree(tenant, "viewer");

        // When
        live(tenant, pool, random);

        // Then
        LedgerReplay.assertEqualsLive(tenant, pool);
        Replay replay = Replay.of(tenant, pool);
        MONTHS.forEach((month, first) -> {
            Period period = Period.of(first, first.plusMonths(1), clock.instant());
            assertReport(tenant, month, replay, period);
            assertUsage(tenant, pool, first, replay, period);
            assertThat(csvLines(tenant, month)).isEqualTo(replay.holdings(period));
            assertContract(tenant, pool, first, replay, period);
        });
    }

    private void live(TenantId tenant, String pool, Random random) {
        for (long version = 1; version <= 60; version++) {
            clock.advance(
                    Duration.ofMillis(random.nextInt(3) == 0 ? random.nextInt(900) : random.nextInt(130_000_000)));
            due.settleAll().await().atMost(PATIENCE);
            if (random.nextInt(12) == 0) {
                Api.setPolicy(tenant, pool, random.nextBoolean() ? "TRUE_UP" : "BLOCK");
            } else if (random.nextInt(12) == 0) {
                Api.setGrace(
                        tenant, pool, 1 + random.nextInt(3), clock.instant().plus(Duration.ofDays(3)));
            } else if (random.nextInt(6) == 0) {
                Api.support()
                        .body(Map.of("purchased", random.nextInt(7)))
                        .patch(Api.pools(tenant) + "/" + pool)
                        .then()
                        .statusCode(200);
            } else {
                hear(tenant, batch(tenant, version, random));
            }
        }
    }

    private void hear(TenantId tenant, List<Fact> facts) {
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, facts)).await().atMost(PATIENCE);
    }

    private List<Fact> batch(TenantId tenant, long version, Random random) {
        boolean directory = random.nextInt(3) == 0;
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(any -> new Someone(tenant, random.nextInt(9)))
                .distinct()
                .map(person -> new Fact(
                        person.id(), view(person, directory, version, random), clock.instant(), "e-" + version))
                .toList();
    }

    private static View view(Someone person, boolean directory, long version, Random random) {
        return directory
                ? new DirectoryView(version, random.nextInt(4) > 0, person.userName())
                : new EntitlementView(version, version, true, seats(random));
    }

    private static Set<SeatTypeKey> seats(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Set.of();
            case 1 -> Set.of(new SeatTypeKey("viewer"));
            default -> Set.of(new SeatTypeKey("full"));
        };
    }

    private static void assertReport(TenantId tenant, String month, Replay replay, Period period) {
        List<String> lines = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            JsonPath page =
                    Api.read(path(tenant) + "?limit=3&month=" + month + (cursor == null ? "" : "&cursor=" + cursor));
            assertThat(page.getLong("pools[0].seatSeconds")).isEqualTo(replay.seconds(period.from(), period.until()));
            assertThat(page.getInt("pools[0].people")).isEqualTo(replay.people(period));
            assertThat(page.getBoolean("complete")).isEqualTo(period.complete());
            for (Map<String, Object> line : page.<Map<String, Object>>getList("items")) {
                lines.add(
                        text(line.get("userId"), line.get("heldFrom"), line.get("heldUntil"), line.get("seatSeconds")));
            }
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(lines.stream().sorted().toList()).isEqualTo(replay.holdings(period));
    }

    private static void assertUsage(TenantId tenant, String pool, LocalDate first, Replay replay, Period period) {
        String query = "?from=" + first + "&until=" + first.plusMonths(1);
        JsonPath usage = Api.read(Api.pools(tenant) + "/" + pool + "/usage" + query);
        List<Map<String, Object>> days = usage.getList("days");
        assertThat(days.stream()
                        .map(day -> text(day.get("date"), day.get("held"), day.get("peak"), day.get("seatSeconds")))
                        .toList())
                .isEqualTo(replay.days(period));
        assertThat(usage.getLong("seatSeconds")).isEqualTo(replay.seconds(period.from(), period.until()));
        assertThat(Api.support()
                        .get(Api.pools(tenant) + "/" + pool + "/usage/export" + query)
                        .asString()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(cells -> text(cells[0], cells[2], cells[3], cells[4]))
                        .toList())
                .isEqualTo(replay.days(period));
    }

    /**
     * The contract adds up to the pool, day by day, whatever way the quantity was changed. There is no overage on a day
     * on which at no moment more was held than bought.
     */
    private static void assertContract(TenantId tenant, String pool, LocalDate first, Replay replay, Period period) {
        String query = "?from=" + first + "&until=" + first.plusMonths(1);
        JsonPath proration = Api.read(Api.pools(tenant) + "/" + pool + "/proration" + query);
        JsonPath lines = Api.read(Api.pools(tenant) + "/" + pool + "/contract-lines?limit=1000");
        List<String> effective = lines.getList("items.effectiveOn");
        List<Integer> quantities = lines.getList("items.quantity");
        long seatDays = 0;
        long overage = 0;
        List<String> days = replay.days(period);
        List<Instant> recorded = lines.<String>getList("items.recordedAt").stream()
                .map(Instant::parse)
                .toList();
        TreeMap<Instant, Long> bought = bought(recorded, quantities);
        for (LocalDate day = first; day.isBefore(first.plusMonths(1)); day = day.plusDays(1)) {
            LocalDate today = day;
            long purchased = IntStream.range(0, quantities.size())
                    .filter(line -> !LocalDate.parse(effective.get(line)).isAfter(today))
                    .mapToLong(quantities::get)
                    .sum();
            seatDays += purchased;
            Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant end = start.plus(Duration.ofDays(1));
            if (replay.everBeyond(bought, start, end)) {
                String prefix = day + " ";
                long most = Math.max(before(bought, start), most(bought, start, end));
                overage += days.stream()
                        .filter(it -> it.startsWith(prefix))
                        .mapToLong(it -> Math.max(0, Long.parseLong(it.split(" ", -1)[2]) - most))
                        .sum();
            }
        }
        assertThat(proration.getLong("purchasedSeatDays")).isEqualTo(seatDays);
        assertThat(proration.getLong("overageSeatDays")).isEqualTo(overage);
        assertThat(Api.pool(tenant, pool).getLong("purchased"))
                .isEqualTo(quantities.stream().mapToLong(Integer::longValue).sum());
        assertThat(Api.support()
                        .get(Api.pools(tenant) + "/" + pool + "/proration/export" + query)
                        .asString()
                        .lines()
                        .skip(1)
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(',') + 1)))
                        .sum())
                .isEqualTo(seatDays);
    }

    /** What was bought from each moment on at which that changed. */
    private static TreeMap<Instant, Long> bought(List<Instant> recorded, List<Integer> quantities) {
        TreeMap<Instant, Long> bought = new TreeMap<>();
        long sum = 0;
        for (int line = 0; line < recorded.size(); line++) {
            sum += quantities.get(line);
            bought.put(recorded.get(line), sum);
        }
        return bought;
    }

    private static long before(TreeMap<Instant, Long> bought, Instant moment) {
        return bought.headMap(moment).isEmpty()
                ? 0
                : bought.headMap(moment).lastEntry().getValue();
    }

    private static long most(TreeMap<Instant, Long> bought, Instant from, Instant until) {
        return bought.subMap(from, until).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static List<String> csvLines(TenantId tenant, String month) {
        return Api.support()
                .get(path(tenant) + "/export?month=" + month)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> text(cells[2], cells[4], cells[5].isEmpty() ? null : cells[5], cells[6]))
                .sorted()
                .toList();
    }

    private static String text(@Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
        return a + " " + b + " " + c + " " + d;
    }

    private static String path(TenantId tenant) {
        return "/api/v1/tenants/" + tenant + "/seat-report";
    }
}
