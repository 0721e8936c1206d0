package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rollcall.events.Topic;
import io.rollcall.testing.EventProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a subscriber, run as its page says, on the topic that is told to everybody. */
class SampleSubscriberTest {

    private static final Duration EFFECT = Duration.ofSeconds(30);
    private static final Path JAR = Path.of("..", "examples", "target", "lifecycle-subscriber.jar");

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String bootstrap = system.description().kafka().bootstrapServers();
    private final String tenant = "sample-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 2);

    /** Row 29. */
    @Test
    void a_subscriber_that_is_killed_goes_on_where_it_was(@TempDir Path directory) throws Exception {
        // Given
        Path told = Files.createFile(directory.resolve("told"));
        Process subscriber = start(told);
        String ann = idp.createUser("ann@acme.example");
        awaitTold(told, "ann@acme.example has the roles standard and the seats full");

        // When
        subscriber.destroyForcibly().waitFor();
        idp.setActive(ann, false).expect(200);
        subscriber = start(told);

        // Then
        awaitTold(told, "ann@acme.example was deactivated by the identity provider");
        subscriber.destroyForcibly().waitFor();
        assertThat(versions(ann))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, versions(ann).size()).boxed().toList());
        assertThat(sentences(told)).anyMatch(line -> line.contains("has an account now [version 1]"));
    }

    private Process start(Path told) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-jar", JAR.toString(), bootstrap)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(told.toFile()))
                .start();
    }

    private void awaitTold(Path told, String sentence) {
        await().atMost(EFFECT).until(() -> sentences(told).stream().anyMatch(line -> line.contains(sentence)));
    }

    /** Those of this tenant. */
    private List<String> sentences(Path told) throws IOException {
        return Files.readAllLines(told).stream()
                .filter(line -> line.startsWith(tenant + ": "))
                .toList();
    }

    /** As the topic has them, for whoever begins today. */
    private List<Long> versions(String person) {
        try (var probe = EventProbe.fromBeginning(bootstrap, Topic.USER_LIFECYCLE.topicName())) {
            return probe.readToEnd(EFFECT).stream()
                    .filter(event -> event.key().equals(tenant + "/" + person))
                    .map(event -> event.version())
                    .toList();
        }
    }
}
