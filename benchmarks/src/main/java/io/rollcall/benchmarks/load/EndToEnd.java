package io.rollcall.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How long after the SCIM answer a change takes effect: a joiner's role and seat as subscribers see them on the topics,
 * and a leaver's refusal as the check API answers it.
 */
final class EndToEnd {

    private static final String SEATS = "license.seat.events.v1";
    private static final String ROLES = "rbac.assignment.events.v1";
    private static final String ASSIGNED = ".assigned.v1";
    private static final Duration GIVE_UP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StackFile stack;
    private final BenchTenant tenant;

    EndToEnd(StackFile stack, BenchTenant tenant) {
        this.stack = stack;
        this.tenant = tenant;
    }

    void run(int people, String group) throws IOException, InterruptedException {
        var toSeat = new Histogram(3);
        var toRole = new Histogram(3);
        var toRefusal = new Histogram(3);
        URI rbac = stack.service("rbac-service");
        long begin = System.nanoTime();
        try (var arrivals = new Arrivals(stack.kafka());
                var scim = tenant.connect();
                var check = new HttpConnection(rbac)) {
            String token = stack.serviceToken();
            for (int i = 0; i < people; i++) {
                long begun = System.nanoTime();
                String user = scim.create(UUID.randomUUID() + "@e2e.example", new Histogram(3));
                // The role for everybody is not the effect to be timed: wait until it has come.
                arrivals.await(ROLES, user, begun);
                long asked = System.nanoTime();
                scim.addMember(group, user, new Histogram(3));
                long answered = System.nanoTime();
                record(toSeat, answered, arrivals.await(SEATS, user, asked));
                record(toRole, answered, arrivals.await(ROLES, user, asked));
                leave(scim, check, token, user, toRefusal);
            }
        }
        var time = Duration.ofNanos(System.nanoTime() - begin);
        new Measured(people, time, toSeat).print("joiner: answer -> seat event");
        new Measured(people, time, toRole).print("joiner: answer -> role event");
        new Measured(people, time, toRefusal).print("leaver: answer -> USER_INACTIVE");
    }

    /** People of the same tenant leave while others are imported; ends when the import or the people do. */
    void leaveDuringImport(int people, int imported, int concurrency)
            throws IOException, InterruptedException, ExecutionException {
        var toRefusal = new Histogram(3);
        long begin = System.nanoTime();
        try (var background = Executors.newSingleThreadExecutor();
                var scim = tenant.connect();
                var check = new HttpConnection(stack.service("rbac-service"))) {
            String token = stack.serviceToken();
            var leavers = new ArrayList<String>();
            for (int i = 0; i < people; i++) {
                leavers.add(scim.create(UUID.randomUUID() + "@e2e.example", new Histogram(3)));
            }
            var imports = background.submit(() -> tenant.importUsers(imported, concurrency));
            for (int i = 0; i < people && !imports.isDone(); i++) {
                leave(scim, check, token, leavers.get(i), toRefusal);
                Thread.sleep(PAUSE);
            }
            imports.get().print("import meanwhile");
        }
        var time = Duration.ofNanos(System.nanoTime() - begin);
        new Measured(toRefusal.getTotalCount(), time, toRefusal).print("leaver during an import");
    }

    private void leave(ScimClient scim, HttpConnection check, String token, String user, Histogram toRefusal)
            throws IOException, InterruptedException {
        scim.patchUser(user, "{\"op\":\"replace\",\"value\":{\"active\":false}}", new Histogram(3));
        long deactivated = System.nanoTime();
        awaitRefusal(check, token, user);
        record(toRefusal, deactivated, System.nanoTime());
    }

    private void awaitRefusal(HttpConnection check, String token, String user)
            throws IOException, InterruptedException {
        String body = "{\"user\":\"" + user + "\",\"permission\":\"sourcing.search:use\"}";
        long giveUp = System.nanoTime() + GIVE_UP.toNanos();
        while (System.nanoTime() < giveUp) {
            var answer =
                    check.send("POST", "/api/v1/tenants/" + tenant.id() + "/check", token, "application/json", body);
            if (answer.body().contains("USER_INACTIVE")) {
                return;
            }
            Thread.sleep(1);
        }
        throw new IOException("user " + user + " was not refused within " + GIVE_UP);
    }

    private static void record(Histogram micros, long from, long to) {
        micros.recordValue(Math.max(0, (to - from) / 1000));
    }

    /** Notes when the last seat or role of each user was assigned, as a subscriber sees it. */
    private static final class Arrivals implements AutoCloseable {

        private final Map<String, Long> latest = new ConcurrentHashMap<>();
        private final Thread poller;

        Arrivals(String bootstrapServers) throws InterruptedException {
            var ready = new CountDownLatch(1);
            poller = Thread.ofPlatform().daemon().start(() -> poll(bootstrapServers, ready));
            ready.await();
        }

        private void poll(String bootstrapServers, CountDownLatch ready) {
            var properties = new Properties();
            properties.put("bootstrap.servers", bootstrapServers);
            try (var consumer =
                    new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
                var partitions = List.of(SEATS, ROLES).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
                ready.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    consumer.poll(Duration.ofMillis(200)).forEach(this::note);
                }
            } catch (InterruptException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void note(ConsumerRecord<String, byte[]> found) {
            var type = found.headers().lastHeader("ce_type");
            if (type != null && new String(type.value(), StandardCharsets.UTF_8).endsWith(ASSIGNED)) {
                latest.put(found.topic() + found.key().substring(found.key().indexOf('/')), System.nanoTime());
            }
        }

        long await(String topic, String user, long after) throws IOException, InterruptedException {
            long giveUp = System.nanoTime() + GIVE_UP.toNanos();
            while (System.nanoTime() < giveUp) {
                Long arrived = latest.get(topic + "/" + user);
                if (arrived != null && arrived > after) {
                    return arrived;
                }
                Thread.sleep(1);
            }
            throw new IOException("nothing about user " + user + " on " + topic + " within " + GIVE_UP);
        }

        @Override
        public void close() throws InterruptedException {
            poller.interrupt();
            poller.join();
        }
    }
}
