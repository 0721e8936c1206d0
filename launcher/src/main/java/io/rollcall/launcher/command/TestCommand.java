package io.rollcall.launcher.command;

import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.build.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code rollcall test}. */
@Command(
        name = "test",
        description =
                "Runs every check of every module. Further arguments go to Maven, such as: -pl scim-core -Dtest=FilterTest.")
public final class TestCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var run = new TestRun(StackLocation.current(), line -> {
            out.println(line);
            out.flush();
        });
        return run.run(arguments);
    }
}
