package io.rollcall.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.UserId;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How fast license-service decides: entitlements are told on the topic, as provisioning-service does, and the seats are
 * counted in the database. The services that nobody asks about here are suspended meanwhile.
 */
final class SeatDecisions {

    private static final int WARM_UP = 20_000;
    private static final int WAITING = 10_000;
    private static final int RELEASES = 200;
    /** Each look costs the service some milliseconds of what is measured. */
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Duration GIVE_UP = Duration.ofMinutes(2);

    private final StackFile stack;
    private final String run;

    SeatDecisions(StackFile stack, String run) {
        this.stack = stack;
        this.run = run;
    }

    void measure(int people) throws IOException, InterruptedException, SQLException {
        try (var _ = Followers.suspend(stack, List.of("scim-gateway", "provisioning-service", "rbac-service"));
                var topic = new EntitlementTopic(stack.kafka())) {
            importPeople(topic, run + "-warmup", WARM_UP);
            String tenant = run + "-seats";
            var time = importPeople(topic, tenant, people);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-34s %9d in %6.1f s  %8.0f/s",
                    "seat decisions of an import",
                    people,
                    time.toMillis() / 1e3,
                    people / (time.toNanos() / 1e9)));
            release(topic, tenant);
        }
    }

    /** Of an import in which the last 10,000 find their pool full. What is to be decided is on the topic at the start. */
    private Duration importPeople(EntitlementTopic topic, String tenant, int people)
            throws IOException, InterruptedException, SQLException {
        open(tenant, "full", Math.max(1, people - WAITING));
        List<UserId> users = people(people);
        long begin;
        try (var _ = Followers.suspend(stack, List.of("license-service"))) {
            topic.tell(tenant, users, 1, List.of("full"));
            begin = System.nanoTime();
        }
        await(tenant, people);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** From the word that somebody is to have no seat any more to the word that the first in line has it. */
    private void release(EntitlementTopic topic, String tenant) throws IOException, InterruptedException {
        var micros = new Histogram(3);
        try (var promotions = new Promotions(stack.kafka())) {
            promotions.awaitSilence();
            long begin = System.nanoTime();
            for (UserId holder : people(RELEASES)) {
                long asked = System.nanoTime();
                topic.tell(tenant, List.of(holder), 2, List.of());
                micros.recordValue((promotions.next(tenant, GIVE_UP) - asked) / 1000);
            }
            new Measured(RELEASES, Duration.ofNanos(System.nanoTime() - begin), micros)
                    .print("release -> promoted of " + WAITING);
        }
    }

    private void open(String tenant, String seatType, int purchased) throws IOException, InterruptedException {
        stack.admin("POST", license(), "/api/v1/tenants/" + tenant + "/seat-pools", """
                {"seatType":"%s","name":"Seats","billable":true,"purchased":%d}""".formatted(seatType, purchased));
    }

    private void await(String tenant, int decided) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + GIVE_UP.toNanos();
        while (decided(tenant) < decided) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("only " + decided(tenant) + " of " + decided + " were decided within " + GIVE_UP);
            }
            Thread.sleep(POLL);
        }
    }

    private int decided(String tenant) throws IOException, InterruptedException {
        JsonNode pool = stack.admin("GET", license(), "/api/v1/tenants/" + tenant + "/seat-pools", "")
                .at("/items/0");
        return pool.path("allocated").asInt() + pool.path("waiting").asInt();
    }

    private URI license() {
        return stack.service("license-service");
    }

    private static List<UserId> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new UserId(new UUID(0x7000_8000L << 32, number)))
                .toList();
    }
}
