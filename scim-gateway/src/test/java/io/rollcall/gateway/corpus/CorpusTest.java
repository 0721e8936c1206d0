package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.testing.ProbedEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays what identity providers send against the gateway: answers, state afterwards, and exactly the events expected.
 * All files are played, each in a directory of its own, before the events are read: waiting for silence after each of
 * them took minutes.
 */
@QuarkusTest
@GatewayTest
class CorpusTest {
    private static final Map<String, Play> PLAYS = new LinkedHashMap<>();

    static Stream<Arguments> files() {
        return Corpus.files().stream().map(file -> Arguments.of(Corpus.name(file), file));
    }

    private static synchronized void playAll() {
        if (!PLAYS.isEmpty()) {
            return;
        }
        try (Events events = Events.open()) {
            for (Path file : Corpus.files()) {
                PLAYS.put(Corpus.name(file), new Play(file));
            }
            Map<String, List<ProbedEvent>> before = events.byDirectory();
            PLAYS.values().forEach(play -> play.prepared(before));
            PLAYS.values().forEach(Play::play);
            Map<String, List<ProbedEvent>> after = events.byDirectory();
            PLAYS.values().forEach(play -> play.played(after));
        }
    }

    @Test
    void the_corpus_has_what_providers_send() {
        long files = Corpus.files().size();

        assertThat(files).isGreaterThanOrEqualTo(System.getProperty("corpus") == null ? 300 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void plays(String name, Path file) {
        playAll();

        Play play = Objects.requireNonNull(PLAYS.get(name), file::toString);

        play.check();
    }
}
