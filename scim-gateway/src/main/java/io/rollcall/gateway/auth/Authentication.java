package io.rollcall.gateway.auth;

import org.jspecify.annotations.Nullable;

/** What came of checking the token of a request. */
public sealed interface Authentication {

    record Granted(Credentials directory, Principal principal) implements Authentication {}

    /** @param directory null if there is no such directory, or it takes no requests */
    record Refused(@Nullable Credentials directory, Refusal refusal) implements Authentication {}
}
