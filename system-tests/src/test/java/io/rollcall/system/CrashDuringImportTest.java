package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Kills the broker, the database and every service, one after the other, with {@code kill -9} while people are imported,
 * and then compares what was acknowledged with what every service holds and with what the topics tell.
 */
class CrashDuringImportTest {

    private static final int SEATS = 300;
    private static final int PEOPLE = 3_000;
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(120);

    private final SystemUnderTest system = SystemUnderTest.shared();

    @Test
    void nothing_acknowledged_is_lost_or_doubled() throws Exception {
        // Given
        String tenant = "crash";
        var scim = system.admin().createTenant(tenant, SEATS);
        var history = new ImportHistory();

        // When
        try (var importer = new Importer(scim, history, PEOPLE)) {
            for (String process : system.stack().processes()) {
                if (!process.equals("keycloak")) {
                    killAndAwaitReturn(process);
                }
            }
            importer.finish();
        }

        // Then
        var checker = new HistoryChecker(system, tenant, scim, history, SEATS);
        await().atMost(SETTLE).pollInterval(Duration.ofSeconds(1)).untilAsserted(checker::everyServiceAgrees);
        checker.topicsTellEachFactOnce();
        assertThat(history.acknowledged()).hasSize(PEOPLE);
    }

    private void killAndAwaitReturn(String process) {
        int before = system.stack().restarts(process);
        system.stack().kill(process);
        system.stack().awaitRestarts(process, before + 1, BACK);
    }
}
