package io.rollcall.provisioning.lifecycle;

import io.rollcall.events.Cause;
import io.rollcall.events.Event;

/**
 * An event of another service, as the cause of what follows from it.
 *
 * @param cause the event, and the request and actor behind it
 */
public record Reported<E extends Event>(E event, Cause cause) {}
