package io.rollcall.launcher.command;

import io.rollcall.launcher.TenantClient;
import io.rollcall.launcher.resync.ResyncReport;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall resync}. */
@Command(
        name = "resync",
        mixinStandardHelpOptions = true,
        description = {
            "Finds what the services know differently of people, and puts it right.",
            "It goes on when this command is interrupted, and when its service fails: start it again to follow it.",
            "Exit code 0 when they are in step, 4 when differences are left, 1 when it failed."
        })
public final class ResyncCommand implements Callable<Integer> {
    @Option(names = "--tenant", required = true, paramLabel = "T", description = "The tenant.")
    private String tenant = "";

    @Option(names = "--directory", paramLabel = "D", description = "Only people and groups of this directory.")
    @Nullable
    private UUID directory;

    @Option(names = "--dry-run", description = "Only say what would be repaired.")
    private boolean dryRun;

    @Option(names = "--cancel", description = "End the resync of the tenant that is running.")
    private boolean cancel;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var client = new TenantClient(data.stack(), tenant)) {
            var report = new ResyncReport(client, spec.commandLine().getOut());
            return cancel ? report.cancel() : report.run(directory == null ? null : directory.toString(), dryRun);
        }
    }
}
