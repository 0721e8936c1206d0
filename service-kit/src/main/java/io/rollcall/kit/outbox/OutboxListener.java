package io.rollcall.kit.outbox;

import io.rollcall.events.Event;
import java.util.UUID;

/** A bean that wants to know under which ids events go out. */
public interface OutboxListener {

    /**
     * The event was committed. Whoever waits for the transaction has not been answered yet. Must be quick and must not
     * fail.
     */
    void committed(Event event, UUID id);
}
