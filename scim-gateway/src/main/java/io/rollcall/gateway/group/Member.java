package io.rollcall.gateway.group;

import java.util.UUID;

/** Somebody in a group. */
public record Member(UUID id, Kind kind, String display) {
    /** What a member can be. */
    public enum Kind {
        USER,
        GROUP
    }
}
