package io.rollcall.launcher.command;

import io.rollcall.launcher.KeycloakInstallation;
import io.rollcall.launcher.Preflight;
import io.rollcall.launcher.Shutdown;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.StackOptions;
import io.rollcall.launcher.StackPaths;
import io.rollcall.launcher.SupervisorStart;
import io.rollcall.launcher.build.ProjectBuild;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Builds what is stale and starts PostgreSQL, Kafka, Keycloak and the four services with demo data.")
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Return when the stack is ready; stop it with: rollcall down.")
    private boolean detach;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "7400",
            description = "First of the nine ports used (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(names = "--no-build", description = "Start what was built last, even if sources changed since.")
    private boolean noBuild;

    @Option(
            names = "--infrastructure-only",
            description = "Start PostgreSQL, Kafka and Keycloak; run the services from elsewhere, such as an IDE.")
    private boolean infrastructureOnly;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var location = StackLocation.current();
        var options = options(location);
        if (Preflight.runningSupervisor(options.paths()).isPresent()) {
            out().println("The stack over " + options.data() + " is up already.");
            StackFile.read(options.paths().stackFile()).ifPresent(stack -> new Summary(out()).print(stack));
            return 0;
        }
        start(location, options);
        if (!detach) {
            stayInForeground(location, options.paths());
        }
        return 0;
    }

    private StackOptions options(StackLocation location) {
        var directory = data.pathsForUp(location).data();
        return infrastructureOnly
                ? StackOptions.infrastructure(location.home(), directory, portBase)
                : StackOptions.complete(location.home(), directory, portBase);
    }

    private void start(StackLocation location, StackOptions options) throws IOException {
        var begin = System.nanoTime();
        new Preflight(options.paths(), options.ports()).check();
        location.use(options.paths());
        if (!noBuild && !infrastructureOnly) {
            new ProjectBuild(location, this::say).buildStale();
        }
        KeycloakInstallation.of(location.home()).prepare(this::say);
        new SupervisorStart(options, this::say).run();
        new Summary(out()).print(location.requireStack());
        say("Ready after %.0f s.".formatted((System.nanoTime() - begin) / 1e9));
    }

    private void stayInForeground(StackLocation location, StackPaths paths) {
        say("Ctrl-C stops the stack.");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(location, paths), "stop-stack"));
        SupervisorStart.awaitEnd(paths);
    }

    private void stop(StackLocation location, StackPaths paths) {
        new Shutdown(paths, this::say).run();
        location.forget(paths);
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
