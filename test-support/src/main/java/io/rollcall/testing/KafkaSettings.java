package io.rollcall.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Broker settings for one machine: one replica, few threads, few wake-ups. Flushing is left to the operating system: what the
 * broker acknowledged is in the page cache, which outlives a kill of the process.
 */
record KafkaSettings(Path directory, int port, int advertisedPort, int controllerPort) {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Map<String, String> SINGLE_REPLICA = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "2",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0",
            "auto.create.topics.enable", "false");

    private static final Map<String, String> SMALL = Map.of(
            "num.network.threads", "1",
            "num.io.threads", "2",
            "background.threads", "2",
            "group.coordinator.threads", "1",
            "log.cleaner.dedupe.buffer.size", "4194304",
            "log.index.size.max.bytes", "1048576",
            "socket.send.buffer.bytes", "102400",
            "queued.max.requests", "64");

    // No metadata record every half second: alone, it only keeps a core awake. The session is short because a killed
    // broker
    // may register again only when its old session has ended.
    private static final Map<String, String> QUIET = Map.of(
            "metadata.max.idle.interval.ms", "0",
            "broker.heartbeat.interval.ms", "1000",
            "broker.session.timeout.ms", "4000",
            "log.flush.scheduler.interval.ms", "60000",
            "log.cleaner.backoff.ms", "60000");

    Properties toProperties() {
        var properties = new Properties();
        properties.putAll(SINGLE_REPLICA);
        properties.putAll(SMALL);
        properties.putAll(QUIET);
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@localhost:" + controllerPort,
                "listeners",
                "PLAINTEXT://localhost:" + port + "," + CONTROLLER_LISTENER + "://localhost:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://localhost:" + advertisedPort,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "log.dirs",
                directory.toString()));
        return properties;
    }
}
