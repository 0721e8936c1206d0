package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.TenantId;
import io.rollcall.testing.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SampleService
class OutageTest {

    private static final String TENANT = "outage";

    @Test
    void aConsumerWaitsForTheDatabaseAndGoesOnInOrder() throws InterruptedException {
        // Given
        SampleDatabase.asOwner("""
                CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$
                """);
        SampleDatabase.asOwner(
                "CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE ON seen FOR EACH ROW EXECUTE FUNCTION disk_full()");

        // When
        publish(40);
        TimeUnit.MILLISECONDS.sleep(700); // several attempts fail meanwhile
        SampleDatabase.asOwner("DROP TRIGGER disk_full ON seen");
        SampleDatabase.asOwner("DROP FUNCTION disk_full");

        // Then
        eventually(() -> assertThat(rung()).isEqualTo("40"));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void effectsHappenOnceThoughConnectionsAreCut() throws InterruptedException {
        // Given
        String role = "cut";

        // When
        try (TestPublisher kafka = new TestPublisher()) {
            for (int version = 1; version <= 60; version++) {
                kafka.publish(UUID.randomUUID(), state(role, version));
                if (version % 10 == 0) {
                    kafka.flush();
                    SampleDatabase.cutApp();
                }
            }
        }

        // Then
        eventually(() -> assertThat(SampleDatabase.value(TENANT, "SELECT rung FROM bell WHERE role = ?", role))
                .isEqualTo("60"));
        assertThat(SampleDatabase.value(TENANT, "SELECT version FROM seen WHERE role = ?", role))
                .isEqualTo("60");
        assertThat(deadLetters()).isEmpty();
    }

    private static void publish(int events) {
        try (TestPublisher kafka = new TestPublisher()) {
            for (int version = 1; version <= events; version++) {
                kafka.publish(UUID.randomUUID(), state("disk", version));
            }
        }
    }

    private static String rung() {
        return String.valueOf(SampleDatabase.value(TENANT, "SELECT rung FROM bell WHERE role = ?", "disk"));
    }

    private static List<Object> deadLetters() {
        return given().header("Authorization", "Bearer " + TestTokens.support())
                .get("/api/v1/operations/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.tenantId == '" + TENANT + "' }");
    }

    private static RoleState state(String role, long version) {
        return new RoleState(
                Instant.EPOCH,
                new TenantId(TENANT),
                new RoleKey(role),
                version,
                "v" + version,
                RoleState.Kind.CUSTOM,
                List.of(),
                false);
    }
}
