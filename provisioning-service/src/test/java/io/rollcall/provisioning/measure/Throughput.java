package io.rollcall.provisioning.measure;

import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Event;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.TestTopics;
import io.rollcall.testing.EventProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Events per second through the service, how long a re-evaluation and a page of members take, and how fast a
 * deactivation is told when nothing else happens: {@code Throughput [people] [port]}.
 */
public final class Throughput {

    private static final TenantId ACME = new TenantId("acme");
    private static final GroupRef RECRUITING = new GroupRef(new GroupId(Ids.next()), "Recruiting");

    private final Stack stack;
    private final List<People> people = new ArrayList<>();

    private Throughput(Stack stack, int count) {
        this.stack = stack;
        for (int i = 0; i < count; i++) {
            people.add(People.named(ACME, new UserId(Ids.next()), "user" + i + "@acme.example"));
        }
    }

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 7550;
        try (var stack = Stack.start(port);
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 5),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var measure = new Throughput(stack, count);
            measure.prepare();
            measure.events(
                    "created",
                    producer,
                    measure.people.stream().map(People::created).toList());
            measure.events(
                    "group added",
                    producer,
                    measure.people.stream().map(it -> it.joins(RECRUITING)).toList());
            measure.events(
                    "renamed",
                    producer,
                    measure.people.stream().map(it -> it.renamed("Bea Roe")).toList());
            measure.events(
                    "renamed again",
                    producer,
                    measure.people.stream().map(it -> it.renamed("Cy Orr")).toList());
            measure.reevaluation();
            measure.pages();
            measure.deactivations(producer);
        }
    }

    private void prepare() throws Exception {
        stack.send("PUT", "/api/v1/tenants/acme", "{\"name\":\"Acme\"}");
        assign("recruiter");
    }

    private void assign(String role) throws Exception {
        stack.send("PUT", "/api/v1/tenants/acme/assignments", """
                {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["%s"], "seats": ["full"]}],
                 "everyoneElse": {"roles": ["restricted"], "seats": []}}
                """.formatted(role));
    }

    private void events(String what, KafkaProducer<String, byte[]> producer, List<DirectoryUserEvent> events)
            throws SQLException {
        long versions = events.stream().mapToLong(Event::version).sum();
        long cpu = stack.cpuMicros();
        long start = System.nanoTime();
        events.forEach(event -> producer.send(TestTopics.message(event)));
        producer.flush();
        long sent = System.nanoTime();
        await("SELECT coalesce(sum(directory_version), 0) >= " + versions + " FROM account");
        long applied = System.nanoTime();
        await("SELECT count(*) = 0 FROM outbox");
        long told = System.nanoTime();
        System.out.printf(
                "%s: %d events, sent in %d ms, applied in %d ms (%d/s), all told after %d ms, %d us of CPU each%n",
                what,
                events.size(),
                millis(start, sent),
                millis(start, applied),
                events.size() * 1_000_000_000L / (applied - start),
                millis(start, told),
                (stack.cpuMicros() - cpu) / events.size());
    }

    private void reevaluation() throws Exception {
        long start = System.nanoTime();
        assign("sourcer");
        long answered = System.nanoTime();
        await("SELECT NOT EXISTS (SELECT FROM account WHERE NOT 'sourcer' = ANY (entitled_roles))");
        System.out.printf(
                "assignments changed: answered in %d ms, %d people judged again in %d ms%n",
                millis(start, answered), people.size(), millis(start, System.nanoTime()));
        await("SELECT count(*) = 0 FROM outbox");
    }

    private void pages() throws Exception {
        for (String query : List.of("", "?status=active", "?search=user77", "?search=cy", "?search=nobody")) {
            long[] times = new long[200];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                stack.send("GET", "/api/v1/tenants/acme/members" + query, "");
                times[i] = System.nanoTime() - start;
            }
            print("members" + query, times);
        }
    }

    private void deactivations(KafkaProducer<String, byte[]> producer) {
        try (var probe = EventProbe.fromNow(stack.bootstrapServers(), Topic.ENTITLEMENT.topicName())) {
            long[] times = new long[100];
            for (int i = 0; i < times.length; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                var event = people.get(i).deactivated();
                long start = System.nanoTime();
                producer.send(TestTopics.message(event));
                producer.flush();
                probe.await(it -> it.key().equals(event.key()), Duration.ofSeconds(10));
                times[i] = System.nanoTime() - start;
            }
            print("deactivation, from the directory topic to the entitlement topic", times);
        }
    }

    private void await(String condition) throws SQLException {
        try (Connection connection = stack.database();
                var statement = connection.createStatement()) {
            while (true) {
                var result = statement.executeQuery(condition);
                result.next();
                if (result.getBoolean(1)) {
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static void print(String what, long[] times) {
        Arrays.sort(times);
        System.out.printf(
                "%s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                what,
                times[times.length / 2] / 1e6,
                times[times.length * 95 / 100] / 1e6,
                times[times.length * 99 / 100] / 1e6);
    }

    private static long millis(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }
}
