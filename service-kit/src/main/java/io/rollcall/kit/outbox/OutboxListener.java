package io.rollcall.kit.outbox;

import io.rollcall.events.Event;
import java.util.UUID;

/** A bean that wants to know under which ids events go out. */
public interface OutboxListener {

    /** The event was added to a transaction, which may still fail or be run again. Must be quick and must not fail. */
    void appended(Event event, UUID id);
}
