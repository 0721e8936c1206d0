package io.rollcall.launcher.demo;

/** One thing that happens at the identity provider, and what becomes of it. */
@FunctionalInterface
interface Scene {
    /** Plays it; throws {@link NotEffectiveException} when it had not the effect it should have. */
    void play(Stage stage);
}
