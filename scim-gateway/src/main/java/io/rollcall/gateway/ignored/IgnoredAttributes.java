package io.rollcall.gateway.ignored;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.directory.Directories;
import io.rollcall.gateway.ignored.IgnoredAttributeStore.Name;
import io.rollcall.gateway.scim.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Counts what identity providers send in vain, so that admins see what their mapping could do without. */
@ApplicationScoped
public class IgnoredAttributes {
    private static final Logger LOG = Logger.getLogger(IgnoredAttributes.class);
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(2);
    /** Whoever makes up names must not fill the memory. */
    private static final int MAX_PENDING = 5_000;

    private static final int MAX_NAME = 200;
    private static final int MAX_LISTED = 500;

    private record Lane(TenantId tenant, DirectoryId directory) {}

    private record Key(Lane lane, Name name) {}

    private final Directories directories;
    private final IgnoredAttributeStore store;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<Key, LongAdder> pending = new ConcurrentHashMap<>();

    public IgnoredAttributes(Directories directories, IgnoredAttributeStore store, Vertx vertx, Clock clock) {
        this.directories = directories;
        this.store = store;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                INTERVAL.toMillis(),
                timer -> write().subscribe()
                        .with(done -> {}, failure -> LOG.warnf("ignored attributes were not counted: %s", failure)));
    }

    void stop(@Observes ShutdownEvent event) {
        write().onFailure().recoverWithNull().await().atMost(SHUTDOWN_PATIENCE);
    }

    /** @param attributes that a request had and the type of resource has not */
    public void count(Caller caller, String resourceType, List<String> attributes) {
        for (String attribute : attributes) {
            if (pending.size() < MAX_PENDING && attribute.length() <= MAX_NAME && attribute.indexOf('\0') < 0) {
                Lane lane = new Lane(caller.tenant(), caller.directory());
                pending.computeIfAbsent(new Key(lane, new Name(resourceType, attribute)), key -> new LongAdder())
                        .increment();
            }
        }
    }

    public Uni<List<IgnoredAttribute>> list(TenantId tenant, DirectoryId directory) {
        return directories.find(tenant, directory).flatMap(found -> store.list(tenant, directory, MAX_LISTED));
    }

    private Uni<Void> write() {
        Map<Lane, Map<Name, Long>> lanes = new HashMap<>();
        for (Key key : pending.keySet()) {
            LongAdder count = pending.remove(key);
            if (count != null) {
                lanes.computeIfAbsent(key.lane, lane -> new HashMap<>()).put(key.name, count.sum());
            }
        }
        return Multi.createFrom()
                .iterable(lanes.entrySet())
                .onItem()
                .transformToUniAndConcatenate(lane ->
                        store.add(lane.getKey().tenant, lane.getKey().directory, lane.getValue(), clock.instant()))
                .onItem()
                .ignoreAsUni();
    }
}
