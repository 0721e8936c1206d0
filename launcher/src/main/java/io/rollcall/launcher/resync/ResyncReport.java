package io.rollcall.launcher.resync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.StackFile;
import io.rollcall.launcher.TokenClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts a resync, waits for its end and prints what it found, a line for each person and field. */
public final class ResyncReport {
    /** The services are in step, or are now. */
    public static final int IN_STEP = 0;

    /** The run failed or was cancelled. */
    public static final int FAILED = 1;

    /** There are differences that this run did not repair. */
    public static final int DIFFERENCES = 4;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final HttpClient http;
    private final String base;
    private final String token;
    private final PrintWriter out;

    public ResyncReport(HttpClient http, StackFile stack, String tenant, PrintWriter out) {
        this.http = http;
        this.base = Objects.requireNonNull(stack.services().get(ServiceModule.PROVISIONING.module()))
                        .url() + "/api/v1/tenants/" + tenant + "/resyncs";
        this.token = new TokenClient(http, stack.oidc().tokenEndpoint()).forUser(stack.support());
        this.out = out;
    }

    /** @return one of the constants: the exit code of the command */
    public int run(@Nullable String directory, boolean dryRun) {
        ObjectNode order = JSON.createObjectNode().put("dryRun", dryRun);
        if (directory != null) {
            order.put("directory", directory);
        }
        String id = send("POST", "", order.toString()).path("id").asText();
        JsonNode run = finished(id);
        print(id);
        return conclude(run, dryRun);
    }

    private JsonNode finished(String id) {
        String shown = "";
        while (true) {
            JsonNode run = send("GET", "/" + id, "");
            if (!run.path("state").asText().equals("RUNNING")) {
                return run;
            }
            String step = "%s, %d of %d"
                    .formatted(
                            run.path("step").asText().toLowerCase(Locale.ROOT),
                            run.path("done").asInt(),
                            run.path("total").asInt());
            if (!step.equals(shown)) {
                out.println(step);
                out.flush();
                shown = step;
            }
            pause();
        }
    }

    private void print(String id) {
        JsonNode cursor;
        String page = "/" + id + "/differences?limit=500";
        do {
            JsonNode found = send("GET", page, "");
            found.path("items").forEach(this::print);
            cursor = found.path("nextCursor");
            page = "/" + id + "/differences?limit=500&cursor=" + cursor.asText();
        } while (cursor.isTextual());
    }

    private void print(JsonNode difference) {
        for (JsonNode words : difference.path("differences")) {
            out.println("%-9s  %s (%s): %s"
                    .formatted(
                            difference.path("repaired").asBoolean() ? "repaired" : "different",
                            difference.path("subject").asText(),
                            difference.path("subjectId").asText(),
                            words.asText()));
        }
    }

    private int conclude(JsonNode run, boolean dryRun) {
        int found = run.path("found").asInt();
        int repaired = run.path("repaired").asInt();
        if (!run.path("state").asText().equals("DONE")) {
            out.println(run.path("state").asText() + ". " + run.path("problem").asText(""));
            out.flush();
            return FAILED;
        }
        out.println(
                found == 0
                        ? "The services are in step: 0 differences."
                        : dryRun
                                ? found + " differences. Nothing was changed."
                                : repaired + " of " + found + " differences repaired.");
        out.flush();
        return found == (dryRun ? 0 : repaired) ? IN_STEP : DIFFERENCES;
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() / 100 != 2) {
                throw new LauncherException(json.path("title").asText("The resync was refused") + ": "
                        + json.path("detail").asText("status " + answer.statusCode()));
            }
            return json;
        } catch (IOException e) {
            throw new LauncherException("provisioning-service does not answer; is the stack up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted; the resync goes on.", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted; the resync goes on.", e);
        }
    }
}
