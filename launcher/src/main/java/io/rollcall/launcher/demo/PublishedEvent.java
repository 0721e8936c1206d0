package io.rollcall.launcher.demo;

import io.rollcall.testing.ProbedEvent;
import java.time.Instant;

/**
 * An event on a topic.
 *
 * @param at when it got there, which is later than the time of what it tells
 */
record PublishedEvent(ProbedEvent event, Instant at) {
    private static final String TYPE_PREFIX = "io.rollcall.";

    /** The part of the type that people say: without prefix and version, or a note that the key was cleared. */
    String shortType() {
        return event.value().isEmpty()
                ? "(cleared)"
                : event.type().replace(TYPE_PREFIX, "").replaceFirst("\\.v\\d+$", "");
    }

    String topic() {
        return event.topic();
    }

    /** Whether it travels on the key of this person or group. */
    boolean isAbout(String id) {
        return event.key().endsWith("/" + id);
    }
}
