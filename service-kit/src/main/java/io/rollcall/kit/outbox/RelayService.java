package io.rollcall.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.kit.kafka.TopicInitializer;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the relay while the service runs, on a thread of its own. */
@ApplicationScoped
public class RelayService {

    private static final Logger LOG = Logger.getLogger(RelayService.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

    @ConfigMapping(prefix = "rollcall.outbox")
    interface Settings {
        boolean relayEnabled();

        int batchSize();

        Duration gather();

        Duration patience();

        Duration pollBusy();

        Duration pollIdle();
    }

    private final TopicInitializer topics;
    private final Settings settings;
    private final RelayMetrics metrics;
    private final Relay relay;
    private final Thread thread =
            Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);

    public RelayService(
            @DataSource("relay") javax.sql.DataSource database,
            KafkaClients kafka,
            TopicInitializer topics,
            RelaySignal signal,
            Settings settings,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.topics = topics;
        this.settings = settings;
        this.metrics = new RelayMetrics(registry);
        OutboxRecords records = new OutboxRecords(service);
        this.relay = new Relay(
                database,
                () -> new KafkaSink(kafka.durableProducer(), records, settings.patience()),
                signal,
                new RelaySettings(settings.batchSize(), settings.gather(), settings.pollBusy(), settings.pollIdle()),
                metrics);
    }

    void start(@Observes @Priority(10) StartupEvent event) {
        if (settings.relayEnabled()) {
            thread.start();
        }
    }

    /** Late, so that what the last requests committed is still published. */
    void stop(@Observes @Priority(10_000) ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join(PATIENCE_AT_STOP);
    }

    /** Whether the relay does its work, or is not meant to. */
    boolean isRunning() {
        return thread.isAlive() || !settings.relayEnabled();
    }

    RelayMetrics metrics() {
        return metrics;
    }

    private void run() {
        try {
            topics.awaitTopics();
            relay.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("the outbox relay died", e);
            throw e;
        }
    }
}
