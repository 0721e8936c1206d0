package io.rollcall.launcher;

/** Hears what a long operation is doing, one readable line at a time. */
@FunctionalInterface
public interface Progress {
    /** Takes one line. Called from several threads. */
    void say(String line);
}
