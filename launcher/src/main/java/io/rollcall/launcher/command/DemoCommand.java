package io.rollcall.launcher.command;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.demo.Demo;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Plays Okta (in acme) and Entra ID (in globex) against the running stack and tells what happens. "
                + "Exit code 0 when every change took effect within 10 s, 1 when not.")
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--tenant", paramLabel = "ID", description = "Only this tenant: acme or globex (default: both).")
    @Nullable
    private String tenant;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var demo = new Demo(stack(), line -> {
            out.println(line);
            out.flush();
        });
        return demo.play(tenant == null ? Demo.tenants() : List.of(tenant)).isEmpty() ? 0 : 1;
    }

    private StackFile stack() {
        return StackFile.read(data.paths(StackLocation.current()).stackFile())
                .orElseThrow(() -> new LauncherException("No stack is running; start one with ./rollcall up."));
    }
}
