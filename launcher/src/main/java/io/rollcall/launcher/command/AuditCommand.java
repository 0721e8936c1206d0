package io.rollcall.launcher.command;

import io.rollcall.launcher.TenantClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Checks the audit trail of a tenant.",
        subcommands = AuditCommand.Verify.class)
public final class AuditCommand {

    private AuditCommand() {}

    /** {@code rollcall audit verify}. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Walks the hash chain of the audit trail and names the first entry that is not as it was written. "
                            + "Exit code 0 when it is whole, 4 when not.")
    static final class Verify implements Callable<Integer> {
        private static final int BROKEN = 4;

        @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The tenant.")
        private String tenant = "";

        @Option(
                names = "--noted",
                paramLabel = "SEQ:HASH",
                description =
                        "The head that an earlier verification printed: finds out also who wrote the whole trail anew.")
        @Nullable
        private String noted;

        @Mixin
        private DataOption data = new DataOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            try (var client = new TenantClient(data.stack(), tenant)) {
                var query = noted == null ? "" : "?noted=" + URLEncoder.encode(noted, StandardCharsets.UTF_8);
                var result = client.get("/audit/verification" + query);
                if (!result.path("intact").asBoolean()) {
                    var broken = result.path("broken");
                    out.println("BROKEN at entry %d: %s."
                            .formatted(
                                    broken.path("seq").asLong(),
                                    broken.path("reason").asText()));
                    out.println(entries(result.path("entries").asLong()) + " before it are whole.");
                    return BROKEN;
                }
                out.println("Whole: %s, from number %d on."
                        .formatted(
                                entries(result.path("entries").asLong()),
                                result.path("firstSeq").asLong()));
                if (result.path("erased").asLong() > 0) {
                    out.println("Values were taken away with erased people from "
                            + entries(result.path("erased").asLong()) + ".");
                }
                out.println("Head, to note elsewhere: " + result.path("head").asText());
                return 0;
            }
        }

        private static String entries(long number) {
            return number == 1 ? "1 entry" : number + " entries";
        }
    }
}
