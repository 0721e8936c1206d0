package io.rollcall.rbac.decision;

import java.util.Optional;
import java.util.UUID;

/** How callers name a person: what has the form of a SCIM id is one, everything else is a user name. */
public final class UserText {

    private static final int UUID_LENGTH = 36;

    private UserText() {}

    public static Optional<UUID> asId(String user) {
        if (user.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(user));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
