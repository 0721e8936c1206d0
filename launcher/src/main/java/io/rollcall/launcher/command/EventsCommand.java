package io.rollcall.launcher.command;

import io.rollcall.launcher.EventReader;
import io.rollcall.launcher.StackLocation;
import io.rollcall.testing.ProbedEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollcall events}. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Prints one line per event on the topics of the running stack, until Ctrl-C.")
public final class EventsCommand implements Callable<Integer> {
    @Option(names = "--topic", paramLabel = "T", description = "Only this topic (default: all).")
    @Nullable
    private String topic;

    @Option(names = "--from-beginning", description = "Also the events that are there already.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "Stop after N events.")
    private long max = Long.MAX_VALUE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var kafka = StackLocation.current().requireStack().kafka().bootstrapServers();
        try (var reader = new EventReader(kafka, Optional.ofNullable(topic), fromBeginning)) {
            for (var shown = 0L; shown < max; shown++) {
                out.println(line(reader.next()));
                out.flush();
            }
        }
        return 0;
    }

    private static String line(ProbedEvent event) {
        return event.value().isEmpty()
                ? "%-27s %-42s (deleted from %s)".formatted("", event.key(), event.topic())
                : "%-27s %-42s %-42s tenant=%s version=%s"
                        .formatted(event.time(), event.type(), event.subject(), event.tenant(), version(event));
    }

    private static String version(ProbedEvent event) {
        var trimmed = event.sequence().replaceFirst("^0+(?=.)", "");
        return trimmed.isEmpty() ? "-" : trimmed;
    }
}
