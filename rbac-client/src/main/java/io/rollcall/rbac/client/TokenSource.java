package io.rollcall.rbac.client;

/** Gives access tokens with the role {@code service}. Called before every request; keep them while they are valid. */
@FunctionalInterface
public interface TokenSource {

    String token();

    /** The last token was refused: the next one must be another. */
    default void refused() {}
}
