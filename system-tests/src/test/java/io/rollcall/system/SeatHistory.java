package io.rollcall.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.events.Topic;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** What became of one tenant's full seats: what the service shows, its ledger, and what the topics tell. */
final class SeatHistory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READ = Duration.ofSeconds(30);
    private static final String CONSUMERS = "license-service.entitlements";

    private final SystemUnderTest system;
    private final String tenant;

    SeatHistory(SystemUnderTest system, String tenant) {
        this.system = system;
        this.tenant = tenant;
    }

    /** How many have a seat or wait for one. */
    int decided() {
        var pool = pool();
        return pool.path("allocated").asInt() + pool.path("waiting").asInt();
    }

    List<String> users(String state) {
        return system.admin().all("license-service", path() + "/seats?state=" + state).stream()
                .map(seat -> seat.path("userId").asText())
                .toList();
    }

    /** Replays the ledger; a line that contradicts those before it fails. */
    Set<String> holdersInLedger() {
        Set<String> holders = new HashSet<>();
        Set<String> waiting = new HashSet<>();
        long sequence = 0;
        for (JsonNode line : system.admin().all("license-service", path() + "/ledger")) {
            String user = line.path("userId").asText();
            assertThat(line.path("sequence").asLong()).isEqualTo(++sequence);
            boolean fits = switch (line.path("movement").asText()) {
                case "ASSIGNED" -> !waiting.contains(user) && holders.add(user);
                case "WAITLISTED" -> !holders.contains(user) && waiting.add(user);
                case "PROMOTED" -> waiting.remove(user) && holders.add(user);
                case "DEMOTED" -> holders.remove(user) && waiting.add(user);
                case "RELEASED" -> holders.remove(user);
                case "WITHDRAWN" -> waiting.remove(user);
                default -> false;
            };
            assertThat(fits).as("%s", line).isTrue();
            assertThat(line.path("allocated").asInt()).isEqualTo(holders.size());
            assertThat(line.path("waiting").asInt()).isEqualTo(waiting.size());
        }
        return holders;
    }

    /** Everybody in the order in which they became entitled; by id where several did at the same moment. */
    Stream<String> inOrderOfEntitlement() {
        Map<String, Instant> entitled = new HashMap<>();
        for (ProbedEvent event : events(Topic.ENTITLEMENT)) {
            JsonNode seats = body(event).at("/entitlement/seats");
            if (!seats.isEmpty()) {
                entitled.putIfAbsent(user(event), Instant.parse(event.time()).truncatedTo(ChronoUnit.MICROS));
            }
        }
        return entitled.keySet().stream()
                .sorted(Comparator.<String, Instant>comparing(entitled::get).thenComparing(user -> user));
    }

    /** Each of them heard of every change once, and last of what they have: a record may repeat, a second fact may not. */
    void toldOf(List<String> people, List<String> holders) {
        Map<String, NavigableMap<Long, ProbedEvent>> told = new HashMap<>();
        for (ProbedEvent event : events(Topic.SEAT_EVENTS)) {
            ProbedEvent before =
                    told.computeIfAbsent(user(event), user -> new TreeMap<>()).putIfAbsent(event.version(), event);
            assertThat(before == null ? event.id() : before.id()).isEqualTo(event.id());
        }
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(people);
        told.forEach((user, versions) -> {
            assertThat(versions.keySet())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList());
            assertThat(body(versions.lastEntry().getValue())
                            .at("/user/seats/0/state")
                            .asText())
                    .isEqualTo(holders.contains(user) ? "ASSIGNED" : "WAITING");
        });
    }

    /** How many instances take part in reading entitlements. */
    long instancesWithPartitions() throws ExecutionException, InterruptedException {
        try (var kafka = Admin.create(
                Map.of("bootstrap.servers", system.description().kafka().bootstrapServers()))) {
            var group = requireNonNull(kafka.describeConsumerGroups(List.of(CONSUMERS))
                    .describedGroups()
                    .get(CONSUMERS));
            return group.get().members().stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    private JsonNode pool() {
        return system.admin().pool(tenant, "full");
    }

    private String path() {
        return tenant + "/seat-pools/" + pool().path("id").asText();
    }

    private List<ProbedEvent> events(Topic topic) {
        try (var probe = EventProbe.fromBeginning(system.description().kafka().bootstrapServers(), topic.topicName())) {
            return probe.readToEnd(READ).stream()
                    .filter(event -> event.key().startsWith(tenant + "/"))
                    .toList();
        }
    }

    private static String user(ProbedEvent event) {
        return event.key().substring(event.key().indexOf('/') + 1);
    }

    private static JsonNode body(ProbedEvent event) {
        try {
            return JSON.readTree(event.value().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
