package io.rollcall.launcher.resync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.TenantClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
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
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final TenantClient client;
    private final PrintWriter out;

    public ResyncReport(TenantClient client, PrintWriter out) {
        this.client = client;
        this.out = out;
    }

    /** @return one of the constants: the exit code of the command */
    public int run(@Nullable String directory, boolean dryRun) {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("dryRun", dryRun);
        if (directory != null) {
            order.put("directory", directory);
        }
        String id = client.post(RESYNCS, order).path("id").asText();
        JsonNode run = finished(id);
        print(id);
        return conclude(run, dryRun);
    }

    private JsonNode finished(String id) {
        String shown = "";
        while (true) {
            JsonNode run = client.get(RESYNCS + "/" + id);
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted; the resync goes on.", e);
        }
    }
}
