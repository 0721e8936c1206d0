package io.rollcall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code .rollcall} folder of a checkout: which data directory is in use, and {@code stack.json} for everybody. */
public record StackLocation(Path home) {
    private static final String HOME_PROPERTY = "rollcall.home";

    public StackLocation {
        home = home.toAbsolutePath().normalize();
    }

    /** The checkout that the {@code rollcall} script belongs to, or else the current directory. */
    public static StackLocation current() {
        return new StackLocation(Path.of(System.getProperty(HOME_PROPERTY, "")));
    }

    private Path folder() {
        return home.resolve(".rollcall");
    }

    public Path stackFile() {
        return folder().resolve("stack.json");
    }

    public Path file(String name) {
        return folder().resolve(name);
    }

    public Path defaultData() {
        return folder().resolve("data");
    }

    /** The directory given by hand, else the one last used by {@code up}, else the default. */
    public StackPaths paths(Optional<Path> data) {
        return new StackPaths(data.or(this::lastUsed).orElseGet(this::defaultData));
    }

    private Optional<Path> lastUsed() {
        var file = folder().resolve("current");
        try {
            return Files.exists(file)
                    ? Optional.of(Path.of(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@code up} was last called for that data directory. */
    public boolean isInUse(StackPaths paths) {
        return lastUsed().filter(paths.data()::equals).isPresent();
    }

    /** Removes {@code stack.json} when it is about that stack. */
    public void forget(StackPaths paths) {
        try {
            if (isInUse(paths)) {
                Files.deleteIfExists(stackFile());
            }
        } catch (IOException e) {
            throw new LauncherException("The folder " + folder() + " cannot be written.", e);
        }
    }

    /** Remembers the data directory for the commands that follow. */
    public void use(StackPaths paths) {
        try {
            Files.createDirectories(folder());
            Files.writeString(folder().resolve("current"), paths.data() + "\n");
        } catch (IOException e) {
            throw new LauncherException("The folder " + folder() + " cannot be written.", e);
        }
    }

    /** The running stack, or the advice to start one. */
    public StackFile requireStack() {
        return StackFile.require(stackFile());
    }
}
