package io.rollcall.kit.sample;

import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.sql.Expiry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class ExpiryTest {

    private static final String IN_PORTIONS = """
            DELETE FROM inbox WHERE event_id IN (SELECT event_id FROM inbox WHERE received_at < ? LIMIT 2)
            """;
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

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
        assertThat(SampleDatabase.value("globex", "SELECT count(*) FROM inbox WHERE consumer = ?", "expiry"))
                .isEqualTo("1");
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

    private static void received(String tenant, Instant at, int events) {
        SampleDatabase.asApp(
                tenant,
                "INSERT INTO inbox SELECT current_tenant(), 'expiry', gen_random_uuid(), '" + at
                        + "' FROM generate_series(1, " + events + ")");
    }
}
