package io.rollcall.launcher.build;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.testing.Directories;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Runs the stack from a copy of what was built: a build that runs beside it replaces classes and jars, and a JVM that loads a
 * class from a replaced file dies. Libraries are hard links where the disk allows it, since builds delete and replace them;
 * our own classes, which a compiler may write into, are copied.
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
        copyTree(built, copy);
    }

    /** Copies the class path of this process and returns the class path of the copy. */
    public static String copyClassPath(Path target) throws IOException {
        Directories.delete(target);
        Files.createDirectories(target);
        var copies = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var from = Path.of(entry);
            var to = target.resolve(copies.size() + "-" + from.getFileName());
            if (Files.exists(from)) {
                copyTree(from, to);
                copies.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    /** Where Quarkus puts the runnable form of a service. */
    public static Path builtApp(Path home, ServiceModule service) {
        return home.resolve(service.module()).resolve("target").resolve("quarkus-app");
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
        } else if (isLibrary(from)) {
            link(from, to);
        } else {
            Files.copy(from, to);
        }
    }

    private static boolean isLibrary(Path file) {
        var name = file.getFileName().toString();
        var folder = file.toAbsolutePath().getParent();
        return name.endsWith(".jar")
                && !name.startsWith("io.rollcall")
                && folder != null
                && (folder.endsWith("lib") || folder.endsWith(Path.of("lib", "main")));
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
            // Another file system, or one without hard links.
            Files.copy(from, to);
        }
    }
}
