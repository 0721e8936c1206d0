package io.rollcall.provisioning.account;

import io.rollcall.events.User;
import java.util.Locale;

/** An account cannot go from where it is to where somebody wants it. The message says both, for the admin who asked. */
public final class ImpossibleMoveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImpossibleMoveException(User.Status from, String move) {
        super("The account is %s; it cannot be %s.".formatted(from.name().toLowerCase(Locale.ROOT), move));
    }
}
