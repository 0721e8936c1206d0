package io.rollcall.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** The folder for what is downloaded once and shared by all checkouts of this user. */
public final class Cache {
    private Cache() {}

    /** {@code ROLLCALL_CACHE}, else {@code XDG_CACHE_HOME/rollcall}, else {@code ~/.cache/rollcall}. */
    public static Path directory() {
        return Optional.ofNullable(System.getenv("ROLLCALL_CACHE"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(xdg -> Path.of(xdg, "rollcall")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "rollcall"));
    }
}
