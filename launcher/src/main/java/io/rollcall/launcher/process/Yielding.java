package io.rollcall.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a process that leaves the processor to others when it is short. What stays idle it still gets, so nothing is
 * slower on a machine that has time.
 */
public final class Yielding {
    /**
     * Linux divides the processor between sessions first and looks at niceness only within one; every backend of
     * PostgreSQL is a session. So the process becomes one too, and the session as a whole is nice.
     */
    private static final String NICE_SESSION =
            "echo %1$d 2>/dev/null >/proc/self/autogroup || :; exec nice -n %1$d \"$@\"";

    private Yielding() {}

    /** The same command, its process id included; unchanged where the system has no such means. */
    public static List<String> command(int niceness, List<String> command) {
        if (!isInstalled("nice")) {
            return command;
        }
        var yielding = new ArrayList<String>();
        if (isInstalled("setsid")) {
            yielding.addAll(List.of("setsid", "sh", "-c", NICE_SESSION.formatted(niceness), "sh"));
        } else {
            yielding.addAll(List.of("nice", "-n", Integer.toString(niceness)));
        }
        yielding.addAll(command);
        return yielding;
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(Path::of)
                .anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
    }
}
