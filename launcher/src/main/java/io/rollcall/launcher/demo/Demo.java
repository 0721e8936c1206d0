package io.rollcall.launcher.demo;

import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.Progress;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.TokenClient;
import io.rollcall.testing.idp.EntraClient;
import io.rollcall.testing.idp.OktaClient;
import io.rollcall.testing.idp.ScimConnection;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Plays Okta against the directory of acme and Entra ID against that of globex, tells what happens, and waits until each change
 * has taken effect. Can be repeated over the same data: people and groups of an earlier run are found and adopted.
 */
public final class Demo {
    /** For the first import after a start, on a machine that has other things to do; it takes well under a second else. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String GARBAGE = "not-a-token";

    private final StackFile stack;
    private final Progress story;

    public Demo(StackFile stack, Progress story) {
        this.stack = stack;
        this.story = story;
    }

    /** The tenants that the demo can be played in. */
    public static List<String> tenants() {
        return List.of(Company.ACME, Company.GLOBEX);
    }

    /**
     * Plays it in some of the {@link #tenants()}.
     *
     * @return one sentence for each change that did not take effect; none when all went well
     */
    public List<String> play(List<String> tenants) {
        var problems = new ArrayList<String>();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var events = new EventWindow(stack.kafka().bootstrapServers())) {
            var token = new TokenClient(http, stack.oidc().tokenEndpoint()).forUser(stack.support());
            for (var tenant : tenants) {
                var view = new TenantView(http, stack, tenant, token);
                var script = script(http, tenant, view);
                problems.addAll(script.play());
                new Closing(story).tell(script.stage(), events.read(tenant));
            }
        }
        problems.forEach(problem -> story.say("NOT EFFECTIVE: " + problem));
        return problems;
    }

    private Script script(HttpClient http, String tenant, TenantView view) {
        var watcher = new Effect.Watcher(PATIENCE);
        var wrongTokens = new WrongToken(wrongTokens(tenant));
        return switch (tenant) {
            case Company.ACME -> {
                var okta = new OktaClient(connection(http, tenant));
                yield Script.okta(new Stage(Company.acme(), okta, view, watcher, story), wrongTokens);
            }
            case Company.GLOBEX -> {
                var entra = new EntraClient(connection(http, tenant));
                yield Script.entra(new Stage(Company.globex(), entra, view, watcher, story), entra, wrongTokens);
            }
            default ->
                throw new LauncherException(
                        "The demo is played in %s, not in %s.".formatted(String.join(" and ", tenants()), tenant));
        };
    }

    private TreeMap<String, String> wrongTokens(String tenant) {
        var tokens = new TreeMap<String, String>();
        tokens.put("a made-up token", GARBAGE);
        stack.tenants().stream()
                .filter(other -> !other.id().equals(tenant))
                .findFirst()
                .ifPresent(other -> tokens.put(
                        "the token of %s at the directory of %s".formatted(other.id(), tenant),
                        other.scim().token()));
        return tokens;
    }

    private ScimConnection connection(HttpClient http, String tenant) {
        var scim = stack.tenant(tenant)
                .orElseThrow(() -> new LauncherException("The stack has no tenant " + tenant + "."))
                .scim();
        return new ScimConnection(http, scim.baseUrl(), scim.token());
    }
}
