package io.rollcall.launcher.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One process of the stack. */
public interface Component {
    /** Name people see, and the name of the log file. */
    String name();

    /** Starts the process and returns before it is ready. */
    void start() throws IOException;

    /** Whether it answers. */
    boolean isReady();

    /** The running process; empty when it is down. */
    Optional<ProcessHandle> process();

    /** Asks it to end, waits, and ends it by force when it does not. */
    void stop();

    /** Where it writes what it does. */
    Path log();

    /** Where people reach it. */
    String address();
}
