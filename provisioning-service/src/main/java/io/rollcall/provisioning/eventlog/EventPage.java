package io.rollcall.provisioning.eventlog;

import java.util.List;

/**
 * A part of the log.
 *
 * @param next where to go on
 * @param last the last event there was when this was read
 * @param trimmed up to where events are no longer kept
 */
public record EventPage(List<LoggedEvent> events, long next, long last, long trimmed) {
    public EventPage {
        events = List.copyOf(events);
    }
}
