package io.rollcall.gateway.requestlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.time.OneByOne;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes requests that have ended and writes them down in batches. Requests never wait for it: when it falls behind, or
 * the database is away, entries are dropped and counted.
 */
@ApplicationScoped
public class RequestLog {
    private static final Logger LOG = Logger.getLogger(RequestLog.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(3);
    private static final int MAX_BATCH = 500;

    private record Lane(TenantId tenant, DirectoryId directory) {}

    private final RequestLogStore store;
    private final Vertx vertx;
    private final RequestQueue queue;
    private final Redaction redaction;
    private final Counter written;
    private final Counter dropped;
    private final AtomicBoolean writing = new AtomicBoolean();

    public RequestLog(
            RequestLogStore store,
            Vertx vertx,
            MeterRegistry metrics,
            @ConfigProperty(name = "rollcall.request-log.queue-size", defaultValue = "20000") int queueSize,
            @ConfigProperty(name = "rollcall.request-log.queue-bytes", defaultValue = "64M") MemorySize queueBytes,
            @ConfigProperty(name = "rollcall.request-log.max-body", defaultValue = "16K") MemorySize maxBody) {
        this.store = store;
        this.vertx = vertx;
        this.queue = new RequestQueue(queueSize, queueBytes.asLongValue());
        this.redaction = new Redaction(Math.toIntExact(maxBody.asLongValue()));
        this.written = counter(metrics, "rollcall.request.log.written", "Requests written to the request log");
        this.dropped = counter(metrics, "rollcall.request.log.dropped", "Requests that are missing in the request log");
        Gauge.builder("rollcall.request.log.pending", queue, RequestQueue::size)
                .description("Requests that wait to be written to the request log")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> wake());
    }

    void stop(@Observes ShutdownEvent event) {
        writeAll().onFailure().recoverWithNull().await().atMost(SHUTDOWN_PATIENCE);
    }

    /** Never fails and never waits. */
    public void add(RequestRecord request) {
        if (!queue.offer(request)) {
            dropped.increment();
        }
    }

    /** A request that is not even offered, as there are too many like it. */
    public void skip() {
        dropped.increment();
    }

    private void wake() {
        if (queue.size() > 0 && writing.compareAndSet(false, true)) {
            writeAll().subscribe().with(done -> writing.set(false), failure -> {
                writing.set(false);
                LOG.warnf("entries of the request log are lost: %s", failure);
            });
        }
    }

    private Uni<Void> writeAll() {
        List<RequestRecord> batch = queue.take(MAX_BATCH);
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Lane, List<RequestRecord>> lanes = new LinkedHashMap<>();
        batch.forEach(one -> lanes.computeIfAbsent(new Lane(one.tenant(), one.directory()), lane -> new ArrayList<>())
                .add(one));
        return OneByOne.each(
                        lanes.entrySet(),
                        lane -> write(lane.getKey(), lane.getValue()),
                        (lane, failure) -> lost(lane.getValue().size(), failure))
                .chain(this::writeAll);
    }

    private Uni<Void> write(Lane lane, List<RequestRecord> requests) {
        return vertx.executeBlocking(() -> requests.stream().map(Story::new).toList(), false)
                .flatMap(stories -> names(lane, stories)
                        .flatMap(names -> vertx.executeBlocking(() -> entries(requests, stories, names), false)))
                .flatMap(entries -> store.append(lane.tenant, entries))
                .invoke(done -> written.increment(requests.size()));
    }

    private void lost(int requests, Throwable failure) {
        dropped.increment(requests);
        LOG.warnf("%d entries of the request log are lost: %s", requests, failure);
    }

    private Uni<Map<UUID, String>> names(Lane lane, List<Story> stories) {
        Map<UUID, String> known = new HashMap<>();
        Set<UUID> strangers = new HashSet<>();
        for (Story story : stories) {
            strangers.addAll(story.strangers());
            if (story.resourceId() != null && story.answeredName() != null) {
                known.put(story.resourceId(), story.answeredName());
            }
        }
        return strangers.isEmpty()
                ? Uni.createFrom().item(known)
                : store.names(lane.tenant, lane.directory, strangers).map(found -> {
                    // What an answer of this batch says is newer than what the log has
                    found.forEach(known::putIfAbsent);
                    return known;
                });
    }

    private List<LoggedRequest> entries(List<RequestRecord> requests, List<Story> stories, Map<UUID, String> names) {
        List<LoggedRequest> entries = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            entries.add(entry(requests.get(i), stories.get(i), names));
        }
        return entries;
    }

    private LoggedRequest entry(RequestRecord request, Story story, Map<UUID, String> names) {
        boolean keep = request.keepBodies();
        return new LoggedRequest(
                request.id(),
                request.tenant(),
                request.directory(),
                request.at(),
                request.method(),
                Redaction.path(request.path()),
                request.status(),
                request.durationMillis(),
                request.dialect(),
                request.client(),
                request.userAgent(),
                request.requestId(),
                story.tell(names),
                story.subject(names),
                story.resourceId(),
                keep && request.sent() != null ? redaction.body(request.sent()) : null,
                keep && request.answered() != null
                        ? redaction.body(request.answered().getBytes())
                        : null,
                request.events());
    }

    private static Counter counter(MeterRegistry metrics, String name, String description) {
        return Counter.builder(name).description(description).register(metrics);
    }
}
