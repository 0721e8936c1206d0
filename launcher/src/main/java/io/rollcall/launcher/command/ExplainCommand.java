package io.rollcall.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.TenantClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rollcall explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Says why somebody has what they have: what the directory said, the rule, what came of it.")
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "USER", description = "An id, or the start of a name, a user name or an e-mail address.")
    private String user = "";

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The tenant.")
    private String tenant = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var stack = data.stack();
        try (var client = new TenantClient(stack, tenant);
                var rbac = new TenantClient(stack, ServiceModule.RBAC, tenant)) {
            var id = member(client);
            var explanation = client.get("/members/" + id + "/explanation");
            var roles = rbac.find("/users/" + id + "/roles");
            new ExplanationText(explanation, roles.path("items")).lines().forEach(out::println);
        }
        return 0;
    }

    private String member(TenantClient client) {
        if (isId(user)) {
            return user;
        }
        var found = new ArrayList<JsonNode>();
        client.get("/members?status=all&limit=20&search=" + URLEncoder.encode(user, StandardCharsets.UTF_8))
                .path("items")
                .forEach(found::add);
        return switch (found.size()) {
            case 0 -> throw new LauncherException("There is no member called " + user + ".");
            case 1 -> id(found.getFirst());
            default -> exact(found);
        };
    }

    /** Somebody whose address is the start of another's can be asked for, too. */
    private String exact(List<JsonNode> found) {
        return found.stream()
                .filter(it -> it.path("userName").asText().equalsIgnoreCase(user))
                .map(ExplainCommand::id)
                .findFirst()
                .orElseThrow(() -> new LauncherException("Several members are called that; say which:"
                        + String.join(
                                "",
                                found.stream()
                                        .map(it -> "%n  %s  %s"
                                                .formatted(
                                                        id(it),
                                                        it.path("userName").asText()))
                                        .toList())));
    }

    private static String id(JsonNode member) {
        return member.path("id").asText();
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
