package io.rollcall.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A backlog is for alerts, not for restarts; a dead relay thread is for a restart. */
@Liveness
@ApplicationScoped
class RelayHealth implements HealthCheck {

    private final RelayService relay;

    RelayHealth(RelayService relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        RelayMetrics metrics = relay.metrics();
        return HealthCheckResponse.named("outbox relay")
                .status(relay.isRunning())
                .withData("shards", metrics.shardsLed())
                .withData("pending", metrics.backlog().rows())
                .withData("oldestSeconds", (long) metrics.backlog().oldestSeconds())
                .build();
    }
}
