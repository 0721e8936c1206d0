package io.rollcall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.LogManager;

/** Logging of the processes that run our own main classes: warnings, one line each. */
final class QuietLogging {
    private QuietLogging() {}

    /** For this process. */
    static void configure() {
        try (var in = resource()) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a child process: writes the configuration into a folder and returns the file. */
    static Path write(Path directory) {
        var file = directory.resolve("logging.properties");
        try (var in = resource()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static InputStream resource() {
        var in = QuietLogging.class.getResourceAsStream("logging.properties");
        if (in == null) {
            throw new IllegalStateException("logging.properties is missing from the jar");
        }
        return in;
    }
}
