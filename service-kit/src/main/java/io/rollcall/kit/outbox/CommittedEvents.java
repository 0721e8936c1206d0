package io.rollcall.kit.outbox;

import io.quarkus.arc.All;
import io.rollcall.events.Event;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells listeners of events when their transaction is committed: one that was run again because it lost against another
 * is told of as it was committed, and not as it was tried.
 */
@ApplicationScoped
public class CommittedEvents {
    private record Appended(Event event, UUID id) {}

    private final List<OutboxListener> listeners;
    private final Map<SqlConnection, List<Appended>> open = new ConcurrentHashMap<>();

    public CommittedEvents(@All List<OutboxListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void appended(SqlConnection tx, Event event, UUID id) {
        if (!listeners.isEmpty()) {
            open.computeIfAbsent(tx, connection -> new ArrayList<>()).add(new Appended(event, id));
        }
    }

    /** The transaction of that connection was committed. */
    public void committed(SqlConnection tx) {
        List<Appended> events = open.remove(tx);
        if (events != null) {
            events.forEach(one -> listeners.forEach(listener -> listener.committed(one.event, one.id)));
        }
    }

    /** It was not. */
    public void abandoned(SqlConnection tx) {
        open.remove(tx);
    }
}
