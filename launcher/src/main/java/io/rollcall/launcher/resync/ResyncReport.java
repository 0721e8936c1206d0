package io.rollcall.launcher.resync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.TenantClient;
import java.io.IOException;
import java.io.PrintWriter;
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

    private static final String RESYNCS = "/resyncs";
    private static final String RUNNING = "RUNNING";
    private static final String CANCELLED =
            "It was cancelled. What was repaired until then stays so; a dry run says what is left.";
    private static final Duration PAUSE = Duration.ofMillis(300);

    /** Longer than a service takes to come back and its run to be taken over. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TenantClient client;
    private final PrintWriter out;

    public ResyncReport(TenantClient client, PrintWriter out) {
        this.client = client;
        this.out = out;
    }

    /**
     * Starts one, or follows the same one if it is running already: it outlives whoever started it, and its service.
     *
     * @return one of the constants: the exit code of the command
     */
    public int run(@Nullable String directory, boolean dryRun) {
        JsonNode running = running();
        String id;
        if (running == null) {
            id = start(directory, dryRun);
        } else if (running.path("dryRun").asBoolean() == dryRun
                && Objects.equals(running.path("directory").textValue(), directory)) {
            say("The same resync is running since %s; this follows it.".formatted(since(running)));
            id = running.path("id").asText();
        } else {
            say("Another resync of the tenant is running since %s (%s). Wait for its end, or end it with --cancel."
                    .formatted(since(running), what(running)));
            return FAILED;
        }
        JsonNode run = finished(id);
        print(id);
        return conclude(run, dryRun);
    }

    /** @return one of the constants: the exit code of the command */
    public int cancel() {
        JsonNode running = running();
        if (running == null) {
            say("No resync of the tenant is running.");
            return IN_STEP;
        }
        String id = running.path("id").asText();
        client.post(RESYNCS + "/" + id + "/cancel", JsonNodeFactory.instance.objectNode());
        String state = finished(id).path("state").asText();
        say(state.equals("CANCELLED") ? CANCELLED : "It had come to its end: " + state + ".");
        return IN_STEP;
    }

    private String start(@Nullable String directory, boolean dryRun) {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("dryRun", dryRun);
        if (directory != null) {
            order.put("directory", directory);
        }
        return client.post(RESYNCS, order).path("id").asText();
    }

    private @Nullable JsonNode running() {
        JsonNode latest = client.get(RESYNCS + "?limit=1").at("/items/0");
        return latest.path("state").asText().equals(RUNNING) ? latest : null;
    }

    private static String since(JsonNode run) {
        return "%s, started by %s"
                .formatted(run.path("startedAt").asText(), run.path("startedBy").asText());
    }

    private static String what(JsonNode run) {
        String kind = run.path("dryRun").asBoolean() ? "a dry run" : "a repair";
        return run.path("directory").isTextual()
                ? kind + " of the directory " + run.path("directory").asText()
                : kind + " of everybody";
    }

    private JsonNode finished(String id) {
        String shown = "";
        while (true) {
            JsonNode run = patiently(RESYNCS + "/" + id);
            if (!run.path("state").asText().equals(RUNNING)) {
                return run;
            }
            String step = "%s, %d of %d"
                    .formatted(
                            run.path("step").asText().toLowerCase(Locale.ROOT),
                            run.path("done").asInt(),
                            run.path("total").asInt());
            if (!step.equals(shown)) {
                say(step);
                shown = step;
            }
            pause();
        }
    }

    /** A run goes on when its service is back, so that it does not answer for a while is no reason to give up. */
    private JsonNode patiently(String path) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return client.get(path);
            } catch (LauncherException e) {
                if (!(e.getCause() instanceof IOException) || System.nanoTime() > deadline) {
                    throw e;
                }
                if (!told) {
                    say("provisioning-service does not answer; the resync goes on when it is back.");
                    told = true;
                }
                pause();
            }
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private void print(String id) {
        JsonNode cursor;
        String first = RESYNCS + "/" + id + "/differences?limit=500";
        String page = first;
        do {
            JsonNode found = client.get(page);
            found.path("items").forEach(this::print);
            cursor = found.path("nextCursor");
            page = first + "&cursor=" + cursor.asText();
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
            say(
                    run.path("state").asText().equals("CANCELLED")
                            ? CANCELLED
                            : "It failed: " + run.path("problem").asText());
            return FAILED;
        }
        say(
                found == 0
                        ? "The services are in step: 0 differences."
                        : dryRun
                                ? found + " differences. Nothing was changed."
                                : repaired + " of " + found + " differences repaired.");
        return found == (dryRun ? 0 : repaired) ? IN_STEP : DIFFERENCES;
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
