package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** One of two admins is suspended in provisioning-service while rbac-service takes the role from the other. */
class LastAdminRaceTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);
    private static final int ROUNDS = 50;
    private static final Duration STEP = Duration.ofMillis(10);

    private final AdminClient admin = SystemUnderTest.shared().admin();
    private final String tenant = "race-" + UUID.randomUUID();

    @Test
    void an_admin_always_stays() {
        // Given
        ScimClient okta = admin.createTenant(tenant, 5);
        String ann = okta.createUser("ann@race.example");
        String ben = okta.createUser("ben@race.example");
        await().atMost(EFFECT)
                .until(() -> roles(ann).contains("standard") && roles(ben).contains("standard"));
        rbac("PUT", "/role-governance", "{\"mode\":\"IDP_PLUS_MANUAL\"}").expect(200);
        give(ann);
        give(ben);

        // Who wins begins later the next time, so that the two meet.
        Duration handicap = Duration.ZERO;
        int suspensions = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            // When
            var suspended = CompletableFuture.supplyAsync(() -> move(ann, "suspend"));
            LockSupport.parkNanos(handicap.toNanos());
            int taken =
                    rbac("DELETE", "/users/" + ben + "/manual-roles/admin", "").status();

            // Then
            boolean annIsGone = suspended.join() == 200;
            assertThat(annIsGone).as("round %d: %d", round, taken).isNotEqualTo(taken == 204);
            handicap = annIsGone && handicap.isPositive() ? handicap.minus(STEP) : handicap.plus(STEP);
            if (annIsGone) {
                suspensions++;
                await().atMost(EFFECT).until(() -> !roles(ann).contains("admin"));
                assertThat(roles(ben)).contains("admin");
                assertThat(move(ann, "resume")).isEqualTo(200);
                await().atMost(EFFECT).until(() -> roles(ann).contains("admin"));
            } else {
                assertThat(roles(ann)).contains("admin");
                give(ben);
            }
        }
        assertThat(suspensions).isBetween(1, ROUNDS - 1);
    }

    private void give(String user) {
        rbac("PUT", "/users/" + user + "/manual-roles/admin", "{}").expect(200);
    }

    private int move(String user, String move) {
        return admin.send("POST", "provisioning-service", tenant + "/members/" + user + "/" + move, "")
                .status();
    }

    /** What a check goes by. */
    private String roles(String user) {
        JsonNode permissions =
                rbac("GET", "/users/" + user + "/permissions", "").body();
        return permissions.path("active").asBoolean(true)
                ? permissions.path("roles").toString()
                : "";
    }

    private Http.Answer rbac(String method, String path, String body) {
        return admin.send(method, "rbac-service", tenant + path, body);
    }
}
