package io.rollcall.launcher.command;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.StackLocation;
import io.rollcall.launcher.TokenClient;
import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Prints an access token for the admin APIs, and nothing else.")
public final class TokenCommand implements Callable<Integer> {
    private static final String ADMIN = "admin:";

    @Option(names = "--as", required = true, paramLabel = "WHO", description = "support, admin:TENANT or service.")
    private String who = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var stack = StackLocation.current().requireStack();
        try (var http = HttpClient.newHttpClient()) {
            var tokens = new TokenClient(http, stack.oidc().tokenEndpoint());
            spec.commandLine().getOut().println(token(tokens, stack));
        }
        return 0;
    }

    private String token(TokenClient tokens, StackFile stack) {
        if (who.equals("support")) {
            return tokens.forUser(stack.support());
        }
        if (who.equals("service")) {
            return tokens.forClient(stack.service());
        }
        if (who.startsWith(ADMIN)) {
            var tenant = who.substring(ADMIN.length());
            return tokens.forUser(stack.tenant(tenant)
                    .orElseThrow(() -> new LauncherException("There is no tenant called " + tenant + "."))
                    .admin());
        }
        throw new LauncherException("--as takes support, admin:TENANT or service, not " + who + ".");
    }
}
