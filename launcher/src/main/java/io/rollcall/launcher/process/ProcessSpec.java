package io.rollcall.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How to start a child process. Credentials travel in the environment, which other users cannot list. */
public record ProcessSpec(
        String name, String address, List<String> command, Map<String, String> environment, Path directory, Path log) {
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
