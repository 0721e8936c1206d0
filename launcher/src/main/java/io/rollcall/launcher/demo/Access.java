package io.rollcall.launcher.demo;

import java.util.Optional;

/**
 * What the assignments of a demo tenant give to the members of a group.
 *
 * @param role the key of the role
 * @param seatType the key of the seat type; empty for people who need no seat
 */
record Access(String role, Optional<String> seatType) {
    static final Access RESTRICTED = new Access("restricted", Optional.empty());

    static Access of(String role, String seatType) {
        return new Access(role, Optional.of(seatType));
    }
}
