package io.rollcall.license.pool;

import org.jspecify.annotations.Nullable;

/** What is to be told of a pool besides how full it is. */
public sealed interface PoolChange {

    /** It was opened, or what was bought, agreed or set for it is another now. */
    record Settings() implements PoolChange {}

    /**
     * Nothing is held beyond what was bought any more, and the pool blocks.
     *
     * @param returned how many wait for a seat that they had
     */
    record GraceEnded(int returned) implements PoolChange {}

    /**
     * Somebody asks for more seats to be bought.
     *
     * @param seats how many more
     */
    record SeatsRequested(int seats, @Nullable String note) implements PoolChange {}
}
