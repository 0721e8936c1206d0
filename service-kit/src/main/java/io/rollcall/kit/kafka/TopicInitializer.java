package io.rollcall.kit.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Makes sure that the topics of the contract exist before anything is published. A broker that is away does not stop
 * the service from starting: what it commits waits in the outbox.
 */
@ApplicationScoped
public class TopicInitializer {

    private static final Logger LOG = Logger.getLogger(TopicInitializer.class);
    private static final long PATIENCE_AT_START_SECONDS = 10;

    private final Topics topics;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread creator = Thread.ofVirtual().name("topic-initializer").unstarted(this::createUntilDone);

    public TopicInitializer(Topics topics) {
        this.topics = topics;
    }

    /** Before the messaging channels start, so that no client subscribes to a topic that is not there. */
    void start(@Observes @Priority(1) StartupEvent event) throws InterruptedException {
        creator.start();
        if (!ready.await(PATIENCE_AT_START_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("the Kafka broker does not answer; starting without it");
        }
    }

    void stop(@Observes ShutdownEvent event) {
        creator.interrupt();
    }

    public void awaitTopics() throws InterruptedException {
        ready.await();
    }

    private void createUntilDone() {
        try {
            while (!created()) {
                TimeUnit.SECONDS.sleep(1);
            }
            ready.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean created() throws InterruptedException {
        try {
            topics.createContract();
            return true;
        } catch (KafkaException e) {
            LOG.warnf("cannot create the topics yet: %s", e);
            return false;
        }
    }
}
