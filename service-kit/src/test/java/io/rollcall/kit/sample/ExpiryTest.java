package io.rollcall.kit.sample;

import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.sql.Expiry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class ExpiryTest {

    private static final String IN_PORTIONS = """
            DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM inbox WHERE received_at < ? LIMIT 2)
            """;
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant LONGER_AGO = Instant.parse("1999-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Expiry expiry;
    private final Clock clock;

    ExpiryTest(Expiry expiry, Clock clock) {
        this.expiry = expiry;
        this.clock = clock;
    }

    @Test
    void deletesWhatIsOldOfAllTenants() throws SQLException {
        // Given
        received("acme", LONG_AGO, 3);
        received("globex", LONG_AGO, 2);
        received("globex", LONG_AGO.plusSeconds(1), 1);

        // When
        int gone = expiry.delete(IN_PORTIONS, LONG_AGO.plusMillis(1).atOffset(ZoneOffset.UTC));

        // Then
        assertThat(gone).isEqualTo(5);
        assertThat(left("globex")).isEqualTo("1");
    }

    @Test
    void whatIsOldGoesInPortionsEachOfWhichIsGoneBeforeTheNext() throws SQLException {
        // Given
        received("umbrella", LONGER_AGO, 5000);
        received("umbrella", LONGER_AGO.plusSeconds(1), 1);
        received("umbrella", LONGER_AGO.plusSeconds(3), 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = SampleDatabase.connect("relay");
                Statement holds = other.createStatement()) {
            other.setAutoCommit(false);
            holds.execute("DELETE FROM inbox WHERE received_at = '" + LONGER_AGO.plusSeconds(1) + "'");

            // When
            Future<Integer> gone =
                    threads.submit(() -> expiry.deleteOlder("inbox", "received_at", LONGER_AGO.plusSeconds(2)));

            // Then
            eventually(() -> assertThat(left("umbrella")).isEqualTo("2"));
            other.rollback();
            assertThat(gone).succeedsWithin(PATIENCE).isEqualTo(5001);
            assertThat(left("umbrella")).isEqualTo("1");
        }
    }

    @Test
    void runsAgainThoughItFailed() {
        // Given
        List<Instant> asked = new CopyOnWriteArrayList<>();
        Instant start = clock.instant();

        // When
        expiry.every(Duration.ofMillis(100), "test rows", Duration.ofDays(30), before -> {
            asked.add(before);
            if (asked.size() == 1) {
                throw new SQLException("the database is away");
            }
            return 0;
        });

        // Then
        eventually(() -> assertThat(asked)
                .hasSizeGreaterThan(1)
                .allSatisfy(before -> assertThat(before)
                        .isBetween(
                                start.minus(Duration.ofDays(30)),
                                start.minus(Duration.ofDays(30)).plusSeconds(60))));
    }

    private static @Nullable String left(String tenant) {
        return SampleDatabase.value(tenant, "SELECT count(*) FROM inbox WHERE consumer = ?", "expiry");
    }

    private static void received(String tenant, Instant at, int events) {
        SampleDatabase.asApp(
                tenant,
                "INSERT INTO inbox SELECT current_tenant(), 'expiry', gen_random_uuid(), '" + at
                        + "' FROM generate_series(1, " + events + ")");
    }
}
