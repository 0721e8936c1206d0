package io.rollcall.launcher.command;

import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.StackPaths;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The {@code --data} option, shared by the commands that need to find a stack. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: .rollcall/data).")
    @Nullable
    private Path data;

    StackPaths paths(StackLocation location) {
        return location.paths(Optional.ofNullable(data));
    }

    /** The stack that runs there, or the advice to start one. */
    StackFile stack() {
        return StackFile.require(paths(StackLocation.current()).stackFile());
    }

    /** The directory for a new stack: what an earlier one used does not count. */
    StackPaths pathsForUp(StackLocation location) {
        return new StackPaths(Optional.ofNullable(data).orElseGet(location::defaultData));
    }
}
