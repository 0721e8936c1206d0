package io.rollcall.gateway.auth;

import java.util.UUID;

/** With what a request showed who it comes from. */
public sealed interface Principal {
    /** How people call it. */
    String name();

    /** A bearer token of the directory. */
    record Token(UUID id, String name) implements Principal {}

    /** An OAuth client of the directory, by an access token of ours. */
    record Client(UUID id, String name) implements Principal {}

    /** An application, by an access token that its identity provider signed. */
    record Application(String name) implements Principal {}
}
