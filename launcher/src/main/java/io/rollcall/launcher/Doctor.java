package io.rollcall.launcher;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Examines this machine without starting anything. */
public final class Doctor {
    private static final long NEEDED_MEMORY = 3L << 30;

    private final StackPaths paths;
    private final Ports ports;
    private final Preflight preflight;

    public Doctor(StackPaths paths, Ports ports) {
        this.paths = paths;
        this.ports = ports;
        this.preflight = new Preflight(paths, ports);
    }

    /** One thing looked at: fine, or a problem with its fix. */
    public sealed interface Finding {
        String subject();

        String text();

        default boolean isOk() {
            return switch (this) {
                case Ok ok -> true;
                case Problem problem -> false;
            };
        }
    }

    /** Nothing to do. */
    public record Ok(String subject, String text) implements Finding {}

    /** The text says what to do. */
    public record Problem(String subject, String text) implements Finding {}

    public List<Finding> examine() {
        return List.of(jdk(), disk(), memory(), stale(), database(), portsFree());
    }

    private static Finding jdk() {
        var home = System.getProperty("java.home");
        return Runtime.version().feature() == 25
                ? new Ok("JDK", Runtime.version() + " in " + home)
                : new Problem("JDK", "This is JDK " + Runtime.version().feature() + "; set JAVA_HOME to a JDK 25.");
    }

    private Finding disk() {
        var directory = existing(paths.data());
        return finding("disk space", Preflight.freeSpaceProblem(directory), "enough below " + directory);
    }

    private static Path existing(Path directory) {
        var found = directory;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    private static Finding memory() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system)) {
            return new Ok("memory", "this system does not tell");
        }
        var total = system.getTotalMemorySize();
        return total >= NEEDED_MEMORY
                ? new Ok("memory", "%d MB in all".formatted(total >> 20))
                : new Problem(
                        "memory",
                        "%d MB in all, the stack needs about %d MB: close other programs or use a larger machine."
                                .formatted(total >> 20, NEEDED_MEMORY >> 20));
    }

    private Finding stale() {
        if (isUp()) {
            return new Ok("processes", "a stack is running over " + paths.data());
        }
        var leftOvers = LeftOvers.find(paths).map(LeftOvers::name).toList();
        return leftOvers.isEmpty()
                ? new Ok("processes", "none left over from a crash")
                : new Problem("processes", leftOvers + " still run after a crash: stop them with ./rollcall down.");
    }

    private Finding database() {
        return isUp()
                ? new Ok("database", "in use by the running stack")
                : finding("database", preflight.orphanedDatabase(), "no orphan");
    }

    private Finding portsFree() {
        return isUp()
                ? new Ok("ports", "in use by the running stack")
                : finding("ports", preflight.takenPort(), "%d to %d are free".formatted(ports.base(), ports.console()));
    }

    private boolean isUp() {
        return Preflight.runningSupervisor(paths).isPresent();
    }

    private static Finding finding(String subject, Optional<String> problem, String fine) {
        return problem.<Finding>map(text -> new Problem(subject, text)).orElseGet(() -> new Ok(subject, fine));
    }
}
