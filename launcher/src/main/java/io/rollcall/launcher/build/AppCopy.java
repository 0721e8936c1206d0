package io.rollcall.launcher.build;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.testing.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs services from a copy of what was built: a build that runs beside the stack replaces jars, and a JVM that loads a class
 * from a replaced jar dies. Files are hard links where the disk allows it, so a copy costs next to nothing; the build replaces
 * files instead of writing into them.
 */
public final class AppCopy {
    private AppCopy() {}

    /** Replaces the copy of one service. */
    public static void refresh(Path home, ServiceModule service, Path apps) throws IOException {
        var built = builtApp(home, service);
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new LauncherException(service.module() + " is not built: " + built + " has no quarkus-run.jar.");
        }
        var copy = apps.resolve(service.module());
        Directories.delete(copy);
        try (var files = Files.walk(built)) {
            for (var file : files.toList()) {
                link(file, copy.resolve(built.relativize(file)));
            }
        }
    }

    /** Where Quarkus puts the runnable form of a service. */
    public static Path builtApp(Path home, ServiceModule service) {
        return home.resolve(service.module()).resolve("target").resolve("quarkus-app");
    }

    private static void link(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            return;
        }
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
            // Another file system, or one without hard links.
            Files.copy(from, to);
        }
    }
}
