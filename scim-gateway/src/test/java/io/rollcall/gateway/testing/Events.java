package io.rollcall.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.DirectoryGroupEvent;
import io.rollcall.events.DirectoryResourceEvent;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.Topic;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Everything that was published about users, groups and resources of tenants' types since this was opened. */
public final class Events implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventCodec codec = new EventCodec();
    private final EventProbe users;
    private final EventProbe groups;

    private final EventProbe resources;

    private Events(EventProbe users, EventProbe groups, EventProbe resources) {
        this.resources = resources;
        this.users = users;
        this.groups = groups;
    }

    public static Events open() {
        return new Events(
                TestTopics.listen(Topic.DIRECTORY_USER_EVENTS),
                TestTopics.listen(Topic.DIRECTORY_GROUP_EVENTS),
                TestTopics.listen(Topic.DIRECTORY_RESOURCE_EVENTS));
    }

    /** What was committed until now, published: waits until the outbox is empty, so that silence can be proven. */
    public List<ProbedEvent> of(String directory) {
        return byDirectory().getOrDefault(directory, List.of());
    }

    /** The same of all directories. */
    public Map<String, List<ProbedEvent>> byDirectory() {
        awaitEmptyOutbox();
        List<ProbedEvent> all = new ArrayList<>(users.readToEnd(PATIENCE));
        all.addAll(groups.readToEnd(PATIENCE));
        all.addAll(resources.readToEnd(PATIENCE));
        return all.stream().collect(Collectors.groupingBy(this::directoryOf));
    }

    public Event decode(ProbedEvent event) {
        return codec.decode(event.type(), event.value().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private String directoryOf(ProbedEvent event) {
        return switch (decode(event)) {
            case DirectoryUserEvent user -> user.user().directoryId().toString();
            case DirectoryGroupEvent group -> group.group().directoryId().toString();
            case DirectoryResourceEvent resource ->
                resource.resource().directoryId().toString();
            default -> "";
        };
    }

    private static void awaitEmptyOutbox() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (countOutbox() > 0) {
            assertThat(System.nanoTime()).as("the outbox is not emptied").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long countOutbox() {
        try (var relay = Database.connect("relay");
                var rows = relay.createStatement().executeQuery("SELECT count(*) FROM outbox")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        users.close();
        groups.close();
        resources.close();
    }
}
