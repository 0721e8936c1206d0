package io.rollcall.gateway.auth;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Remembers when tokens were used, and writes it down now and then: never a write per request. */
@ApplicationScoped
public class LastUse {
    private static final Logger LOG = Logger.getLogger(LastUse.class);
    /** Soon enough for somebody who waits to see whether the new token works. */
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(2);

    private record Key(TenantId tenant, Principal principal) {}

    private final CredentialStore store;
    private final Vertx vertx;
    private final Map<Key, Instant> pending = new ConcurrentHashMap<>();

    public LastUse(CredentialStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> write().subscribe().with(done -> {}, this::report));
    }

    void stop(@Observes ShutdownEvent event) {
        write().onFailure().recoverWithNull().await().atMost(SHUTDOWN_PATIENCE);
    }

    void record(TenantId tenant, Principal principal, Instant at) {
        pending.put(new Key(tenant, principal), at);
    }

    private Uni<Void> write() {
        Map<TenantId, Map<Principal, Instant>> byTenant = new HashMap<>();
        for (Key key : pending.keySet()) {
            Instant at = pending.remove(key);
            if (at != null) {
                byTenant.computeIfAbsent(key.tenant, tenant -> new HashMap<>()).put(key.principal, at);
            }
        }
        return Multi.createFrom()
                .iterable(byTenant.entrySet())
                .onItem()
                .transformToUniAndConcatenate(uses -> store.used(uses.getKey(), uses.getValue()))
                .onItem()
                .ignoreAsUni();
    }

    private void report(Throwable failure) {
        LOG.warnf("when tokens were last used could not be written: %s", failure);
    }
}
