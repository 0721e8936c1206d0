package io.rollcall.gateway.requestlog;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryGroupCreated;
import io.rollcall.events.DirectoryGroupDeleted;
import io.rollcall.events.DirectoryGroupUpdated;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.DirectoryResourceCreated;
import io.rollcall.events.DirectoryResourceDeleted;
import io.rollcall.events.DirectoryResourceUpdated;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.kit.outbox.OutboxListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds out which events a request causes, while it runs. */
@ApplicationScoped
public class RequestEvents implements OutboxListener {
    /** A request may cause one for every member of a group. */
    private static final int MAX_EVENTS = 50;

    private static final class Collected {
        private final String directory;
        private final List<EventRef> events = new ArrayList<>();

        Collected(String directory) {
            this.directory = directory;
        }

        synchronized void add(EventRef event) {
            if (events.size() < MAX_EVENTS) {
                events.add(event);
            }
        }

        synchronized List<EventRef> list() {
            return List.copyOf(events);
        }
    }

    private final Map<String, Collected> running = new ConcurrentHashMap<>();

    /** @return false if another request with this id is running; its events stay its own */
    public boolean begin(String requestId, DirectoryId directory) {
        return running.putIfAbsent(requestId, new Collected(directory.toString())) == null;
    }

    /** What came of a request that was begun. */
    public List<EventRef> end(String requestId) {
        Collected collected = running.remove(requestId);
        return collected == null ? List.of() : collected.list();
    }

    @Override
    public void committed(Event event, UUID id) {
        Cause cause = causeOf(event);
        Collected collected = cause == null || cause.requestId() == null ? null : running.get(cause.requestId());
        if (cause != null && collected != null && collected.directory.equals(cause.actor())) {
            collected.add(new EventRef(id, EventCodec.typeOf(event).typeName(), event.subject()));
        }
    }

    private static @Nullable Cause causeOf(Event event) {
        return switch (event) {
            case DirectoryUserEvent user -> user.cause();
            case DirectoryGroupCreated created -> created.cause();
            case DirectoryGroupUpdated updated -> updated.cause();
            case DirectoryGroupDeleted deleted -> deleted.cause();
            case DirectoryResourceCreated created -> created.cause();
            case DirectoryResourceUpdated updated -> updated.cause();
            case DirectoryResourceDeleted deleted -> deleted.cause();
            default -> null;
        };
    }
}
