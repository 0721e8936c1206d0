package io.rollcall.gateway.hold.store;

import static io.rollcall.gateway.testing.Gateway.directories;
import static io.rollcall.gateway.testing.Gateway.directory;
import static io.rollcall.gateway.testing.Gateway.support;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryUserDeactivated;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to holds when nobody acts, or the service could not. */
@QuarkusTest
@GatewayTest
class DueHoldsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DEACTIVATE = """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations":[{"op":"replace","path":"active","value":false}]}
            """;

    @Inject
    TenantSql sql;

    @Inject
    DueHolds due;

    @Inject
    Clock clock;

    private final String tenant = "due-" + Ids.next();

    @Test
    void a_hold_that_nobody_decides_takes_effect_when_it_expires() {
        try (Events events = Events.open()) {
            // Given
            String directory = heldPeople(4);

            // When
            due.settleAll(clock.instant().plus(Duration.ofDays(8))).await().atMost(PATIENCE);

            // Then
            assertThat(deactivations(events, directory)).isEqualTo(4);
            support()
                    .get(holds() + "/" + support().get(holds()).path("items[0].id") + "/people")
                    .then()
                    .body("items.state", everyItem(is("APPROVED")))
                    .body("items.decidedBy", everyItem(is("scim-gateway")));
        }
    }

    @Test
    void a_hold_that_has_not_expired_stays() {
        // Given
        heldPeople(3);

        // When
        due.settleAll(clock.instant().plus(Duration.ofDays(6))).await().atMost(PATIENCE);

        // Then
        support().get(holds()).then().body("items[0].held", is(3));
    }

    @Test
    void a_decision_that_a_crash_interrupted_is_carried_out() {
        try (Events events = Events.open()) {
            // Given
            String directory = heldPeople(3);
            decidedButNotDone();

            // When
            due.settleAll(clock.instant()).await().atMost(PATIENCE);

            // Then
            assertThat(deactivations(events, directory)).isEqualTo(3);
        }
    }

    @Test
    void a_hold_that_fails_stops_no_other() {
        try (Events events = Events.open()) {
            // Given
            breakHolds("broken-" + Ids.next());
            String directory = heldPeople(tenant, 2);
            breakHolds("broken-" + Ids.next());

            // When
            due.settleAll(clock.instant().plus(Duration.ofDays(8))).await().atMost(PATIENCE);

            // Then
            assertThat(deactivations(events, directory)).isEqualTo(2);
        }
    }

    /** A rule that this version does not know. */
    private void breakHolds(String other) {
        heldPeople(other, 1);
        sql.inTransaction(
                        new TenantId(other),
                        tx -> tx.query("UPDATE holds SET rule = 'UNKNOWN'").execute())
                .await()
                .atMost(PATIENCE);
    }

    /** As it is after the decision was committed and before anybody was released. */
    private void decidedButNotDone() {
        sql.inTransaction(
                        new TenantId(tenant),
                        tx -> tx.query("UPDATE held_people SET state = 'APPROVED', decided_by = 'it@example.com',"
                                        + " decided_at = now() - interval '1 hour'")
                                .execute())
                .await()
                .atMost(PATIENCE);
    }

    private String heldPeople(int count) {
        return heldPeople(tenant, count);
    }

    private static String heldPeople(String tenant, int count) {
        ScimClient idp = directory(tenant, "okta");
        String directory = idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
        support()
                .body(Map.of("people", 0, "percent", 0))
                .put(directories(tenant) + "/" + directory + "/guard")
                .then()
                .statusCode(200);
        for (int i = 0; i < count; i++) {
            String user = idp.post("/Users", "{\"userName\":\"p" + i + "\"}")
                    .expect(201)
                    .id();
            idp.patch("/Users/" + user, DEACTIVATE).expect(200);
        }
        return directory;
    }

    private static long deactivations(Events events, String directory) {
        return events.of(directory).stream()
                .map(events::decode)
                .filter(DirectoryUserDeactivated.class::isInstance)
                .count();
    }

    private String holds() {
        return "/api/v1/tenants/" + tenant + "/holds";
    }
}
