package io.rollcall.provisioning.measure;

import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Event;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.People;
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

    private static final String MANY_ACCOUNTS = """
            INSERT INTO account (tenant_id, id, status, status_since, directory_id, directory_version, user_name,
                display_name, email, entitlement_version, entitled, entitled_roles, entitled_seats, roles_version,
                roles, seats_version, seats, version, created_at, updated_at)
            SELECT 'large', uuidv7(), 'ACTIVE', now(), uuidv7(), 1, 'user' || n || '@large.example', 'Cy Orr',
                'user' || n || '@large.example', 1, true, '{}', '{}', 0, '[]', 0, '[]', 1, now(), now()
            FROM generate_series(1, 100000) AS n
            """;

    private static final String MANY_TERMS = """
            INSERT INTO account_search_term (tenant_id, term, account_id)
            SELECT tenant_id, unnest(ARRAY[user_name, 'cy orr', 'orr']), id FROM account WHERE tenant_id = 'large'
            """;

    private final Stack stack;
    private final List<People> people = new ArrayList<>();
    private int published;

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
            measure.manyMembers();
            measure.pages("acme");
            measure.pages("large");
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
        Stack.Cpu before = stack.cpu();
        long start = System.nanoTime();
        events.forEach(event -> producer.send(TestTopics.message(event)));
        producer.flush();
        long sent = System.nanoTime();
        await("SELECT coalesce(sum(directory_version), 0) >= " + versions + " FROM account");
        long applied = System.nanoTime();
        await("SELECT count(*) = 0 FROM outbox");
        long told = System.nanoTime();
        sent(events.size());
        Stack.Cpu cpu = stack.cpu().since(before);
        System.out.printf(
                "%s: %d events, sent in %d ms, applied in %d ms (%d/s), all told after %d ms, CPU each: service %d us, PostgreSQL %d us%n",
                what,
                events.size(),
                millis(start, sent),
                millis(start, applied),
                events.size() * 1_000_000_000L / (applied - start),
                millis(start, told),
                cpu.service() / events.size(),
                cpu.postgres() / events.size());
    }

    /** The audit trail is part of what an event costs; -Dmeasure.without-audit=true for a service that does not keep one. */
    private void sent(int events) throws SQLException {
        published += events;
        if (!Boolean.getBoolean("measure.without-audit")) {
            long start = System.nanoTime();
            await("SELECT count(*) >= " + published + " FROM audit_entry WHERE type LIKE 'directory.user.%'");
            System.out.printf("audit trail complete %d ms later%n", millis(start, System.nanoTime()));
        }
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

    /** A tenant of 100,000, without telling anybody. */
    private void manyMembers() throws Exception {
        stack.send("PUT", "/api/v1/tenants/large", "{\"name\":\"Large\"}");
        try (Connection connection = stack.database();
                var statement = connection.createStatement()) {
            statement.execute(MANY_ACCOUNTS);
            statement.execute(MANY_TERMS);
            statement.execute("VACUUM ANALYZE");
        }
    }

    private void pages(String tenant) throws Exception {
        for (String query :
                List.of("", "?status=active", "?search=user77", "?search=user7777", "?search=cy", "?search=nobody")) {
            long[] times = new long[100];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                stack.send("GET", "/api/v1/tenants/" + tenant + "/members" + query, "");
                times[i] = System.nanoTime() - start;
            }
            print(tenant + " members" + query, times);
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
