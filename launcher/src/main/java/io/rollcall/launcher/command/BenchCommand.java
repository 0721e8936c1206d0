package io.rollcall.launcher.command;

import io.rollcall.launcher.Commands;
import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.build.BenchmarkBuild;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code rollcall bench}: a process of its own, so that the launcher's small heap does not measure itself. */
@Command(
        name = "bench",
        description =
                "Measures the running stack under load. Further arguments go to the load driver; see: bench --help.")
public final class BenchCommand implements Callable<Integer> {
    private static final String DRIVER = "io.rollcall.benchmarks.load.LoadDriver";
    private static final String STACK = "--stack";

    /** The Kafka client looks for a logging back end, and the driver has none on purpose. */
    private static final String NO_LOGGING_NOTICE = "-Dslf4j.internal.verbosity=ERROR";

    @Mixin
    private DataOption data = new DataOption();

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var location = StackLocation.current();
        var classPath = new BenchmarkBuild(location, this::say).classPath();
        var command = new ArrayList<>(List.of(Commands.java(), NO_LOGGING_NOTICE, "-cp", classPath, DRIVER));
        if (arguments.stream().noneMatch(argument -> argument.startsWith(STACK))) {
            command.addAll(List.of(STACK, data.paths(location).stackFile().toString()));
        }
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
