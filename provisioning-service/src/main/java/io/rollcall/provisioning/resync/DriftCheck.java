package io.rollcall.provisioning.resync;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.tenant.Tenant;
import io.rollcall.provisioning.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks after every tenant: cheaply every hour, by digests, and with a report once a day. It repairs nothing. */
@ApplicationScoped
class DriftCheck {

    private static final Logger LOG = Logger.getLogger(DriftCheck.class);
    private static final int TENANTS_AT_A_TIME = 200;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Tenants tenants;
    private final Resyncs resyncs;
    private final ResyncRunner runner;
    private final Peers peers;
    private final Fence fence;
    private final Clock clock;
    private final Duration every;
    private final Duration dryRunEvery;
    private final Map<TenantId, Integer> differences = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private @Nullable Thread worker;

    DriftCheck(
            Tenants tenants,
            Resyncs resyncs,
            ResyncRunner runner,
            Peers peers,
            Fence fence,
            Clock clock,
            MeterRegistry registry,
            @ConfigProperty(name = "rollcall.drift.check-every") Duration every,
            @ConfigProperty(name = "rollcall.drift.dry-run-every") Duration dryRunEvery) {
        this.tenants = tenants;
        this.resyncs = resyncs;
        this.runner = runner;
        this.peers = peers;
        this.fence = fence;
        this.clock = clock;
        this.every = every;
        this.dryRunEvery = dryRunEvery;
        registry.gauge("rollcall.drift.differences", differences, DriftCheck::total);
    }

    private static double total(Map<TenantId, Integer> differences) {
        return differences.values().stream().mapToInt(Integer::intValue).sum();
    }

    void start(@Observes StartupEvent event) {
        if (peers.reachable()) {
            worker = Thread.ofPlatform().daemon().name("drift-check").start(this::work);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
    }

    private void work() {
        while (!stopping) {
            try {
                TimeUnit.SECONDS.sleep(LOOK_EVERY.toSeconds());
                checkThoseDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("the check for drift waits: %s", e);
            }
        }
    }

    private void checkThoseDue() throws InterruptedException {
        @Nullable TenantId after = null;
        List<Tenant> page;
        do {
            page = tenants.list(after, TENANTS_AT_A_TIME).await().indefinitely();
            for (Tenant tenant : page) {
                checkIfDue(tenant.id());
                after = tenant.id();
            }
        } while (page.size() == TENANTS_AT_A_TIME && !stopping);
    }

    private void checkIfDue(TenantId tenant) throws InterruptedException {
        if (resyncs.dueForDryRun(tenant, clock.instant(), dryRunEvery).await().indefinitely()) {
            resyncs.start(tenant, null, true, "scheduler").await().indefinitely();
            runner.wake();
        }
        if (resyncs.dueForCheck(tenant, clock.instant(), every).await().indefinitely()) {
            differences.put(tenant, differences(tenant));
        }
    }

    /** How many there are before and behind the fence. In step, it costs the digests alone. */
    int differences(TenantId tenant) throws InterruptedException {
        Set<Drifted.Key> before = keys(tenant);
        if (before.isEmpty()) {
            return 0;
        }
        fence.await();
        Set<Drifted.Key> after = keys(tenant);
        after.retainAll(before);
        if (!after.isEmpty()) {
            LOG.warnf("%d differences between the services about people of %s", after.size(), tenant);
        }
        return after.size();
    }

    private Set<Drifted.Key> keys(TenantId tenant) {
        Set<Drifted.Key> keys = new HashSet<>();
        new Comparison(peers, tenant)
                .each(
                        Pair.ALL,
                        (done, total) -> {},
                        portion -> portion.drifted().forEach(one -> keys.add(one.key())));
        return keys;
    }
}
