package io.rollcall.provisioning.eventlog;

import io.rollcall.events.EventType;
import io.rollcall.events.Topic;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Types of lifecycle events as clients name them: with or without the prefix and the version that all have. */
public final class LifecycleTypes {

    private static final String PREFIX = "io.rollcall.";
    private static final String SUFFIX = ".v1";

    private LifecycleTypes() {}

    /** @throws IllegalArgumentException if one is no lifecycle event; the client sees the message */
    public static Set<String> of(Collection<String> names) {
        return names.stream().map(name -> full(name.strip())).collect(Collectors.toUnmodifiableSet());
    }

    private static String full(String name) {
        String full = name.startsWith(PREFIX) ? name : PREFIX + name + SUFFIX;
        return EventType.ofName(full)
                .filter(type -> type.topic() == Topic.USER_LIFECYCLE)
                .map(EventType::typeName)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no lifecycle event of the type " + name + "."));
    }
}
