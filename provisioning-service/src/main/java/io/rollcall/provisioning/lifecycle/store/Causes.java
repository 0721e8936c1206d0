package io.rollcall.provisioning.lifecycle.store;

import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.kit.consumer.ReceivedEvent;
import io.rollcall.provisioning.lifecycle.Reported;
import java.util.List;
import java.util.function.Function;

/** Links what follows from an event to the event, and keeps the actor and the request behind it. */
final class Causes {

    private Causes() {}

    /** The events of one kind; a topic that carries others by mistake has them passed over. */
    static <E extends Event> List<Reported<E>> reported(
            List<ReceivedEvent> received, Class<E> kind, Function<E, Cause> cause) {
        return received.stream()
                .filter(it -> kind.isInstance(it.event()))
                .map(it -> reported(it, kind.cast(it.event()), cause))
                .toList();
    }

    private static <E extends Event> Reported<E> reported(ReceivedEvent received, E event, Function<E, Cause> cause) {
        Cause behind = cause.apply(event);
        return new Reported<>(
                event,
                new Cause(
                        Cause.Kind.EVENT,
                        behind.actor(),
                        behind.requestId(),
                        received.id().toString()));
    }
}
