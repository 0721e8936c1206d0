package io.rollcall.kit.sample;

import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.testing.FaultProxy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A consumer loses its connection in a transaction, also when it cannot know whether it was committed. */
@QuarkusTest
@SampleService
@QuarkusTestResource(value = ProxiedDatabase.class, restrictToAnnotatedClass = true)
class LostConnectionTest {

    private static final String TENANT = "lost-connection";

    /** Injected by {@link ProxiedDatabase}. */
    @Nullable
    FaultProxy injected;

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "COMMIT"})
    void effectsHappenOnce(String lastWord) {
        // Given
        String role = lastWord.toLowerCase(Locale.ROOT);
        publish(role, 1);
        eventually(() -> assertThat(rung(role)).isEqualTo("1"));
        FaultProxy proxy = Objects.requireNonNull(injected);
        int cuts = proxy.cuts();
        proxy.cutAnswerTo(lastWord);

        // When
        publish(role, 2);
        publish(role, 3);

        // Then
        eventually(() -> assertThat(seenVersion(role)).isEqualTo("3"));
        assertThat(proxy.cuts()).isEqualTo(cuts + 1);
        assertThat(rung(role)).isEqualTo("3");
        assertThat(SampleDatabase.value(TENANT, "SELECT count(*) FROM dead_letter WHERE consumer = ?", "labels"))
                .isEqualTo("0");
    }

    private static void publish(String role, long version) {
        try (TestPublisher kafka = new TestPublisher()) {
            kafka.publish(
                    UUID.randomUUID(),
                    new RoleState(
                            Instant.EPOCH,
                            new TenantId(TENANT),
                            new RoleKey(role),
                            version,
                            "v" + version,
                            RoleState.Kind.CUSTOM,
                            List.of(),
                            false));
        }
    }

    private static String rung(String role) {
        return String.valueOf(SampleDatabase.value(TENANT, "SELECT rung FROM bell WHERE role = ?", role));
    }

    private static String seenVersion(String role) {
        return String.valueOf(SampleDatabase.value(TENANT, "SELECT version FROM seen WHERE role = ?", role));
    }
}
