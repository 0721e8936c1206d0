package io.rollcall.launcher.command;

import io.rollcall.launcher.Shutdown;
import io.rollcall.launcher.StackLocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rollcall down}. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the stack, also what a crash left behind. The data stays.")
public final class DownCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var location = StackLocation.current();
        var paths = data.paths(location);
        var wasRunning = new Shutdown(paths, line -> {
                    out.println(line);
                    out.flush();
                })
                .run();
        location.forget(paths);
        out.println(
                wasRunning
                        ? "Stopped. The data stays in " + paths.data() + "."
                        : "No stack was running over " + paths.data() + ".");
        return 0;
    }
}
