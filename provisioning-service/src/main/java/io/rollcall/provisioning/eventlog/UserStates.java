package io.rollcall.provisioning.eventlog;

import java.util.List;
import java.util.UUID;

/**
 * The present state of some people.
 *
 * @param last the last event there was before this was read
 */
public record UserStates(List<Entry> people, long last) {

    /** @param payload as on the state topic */
    public record Entry(UUID id, String payload) {}

    public UserStates {
        people = List.copyOf(people);
    }
}
