package io.rollcall.launcher.command;

import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.StackStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rollcall status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each process of the stack. Exit code 0 when all are up, 3 when not.")
public final class StatusCommand implements Callable<Integer> {
    private static final int NOT_UP = 3;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var status = StackStatus.of(data.paths(StackLocation.current()));
        if (status.isEmpty()) {
            out.println("No stack is running; start one with ./rollcall up.");
            return NOT_UP;
        }
        out.println("%-22s %-6s %8s %10s %8s  %s".formatted("process", "state", "pid", "memory", "cpu s", "address"));
        status.forEach(process -> out.println("%-22s %-6s %8s %10s %8s  %s"
                .formatted(
                        process.name(),
                        process.isUp() ? "up" : "DOWN",
                        process.pid().map(String::valueOf).orElse("-"),
                        process.residentBytes().map(StatusCommand::megabytes).orElse("-"),
                        process.cpuSeconds().map(String::valueOf).orElse("-"),
                        process.address())));
        return status.stream().allMatch(StackStatus::isUp) ? 0 : NOT_UP;
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
