package io.rollcall.license.drift;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A full pool with somebody waiting: a repair takes no seat from whoever had it. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatRepairsTest {

    private final TenantId tenant = new TenantId("repairs-" + UUID.randomUUID());
    private final Someone ann = new Someone(tenant, 1);
    private final Someone bob = new Someone(tenant, 2);
    private String pool = "";

    @BeforeEach
    void annHasTheSeatAndBobWaits() {
        pool = Api.open(tenant, "full", 1);
        TestTopics.publish(ann.joined(), bob.joined());
        TestTopics.publish(ann.entitled(1, "full"));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED"))
                .containsExactly(ann.id().toString()));
        TestTopics.publish(bob.entitled(1, "full"));
        eventually(() -> assertThat(Api.users(tenant, pool, "WAITING"))
                .containsExactly(bob.id().toString()));
    }

    @Test
    void somebody_who_was_lost_keeps_the_seat_when_they_are_back() throws SQLException {
        // Given
        Database.owner(tenant).execute("DELETE FROM person WHERE user_id = '" + ann.id() + "'");

        // When
        List<String> corrected = correct("""
                "people": {"here": null, "there": {"id": "%1$s", "version": 1, "detail": null,
                  "fields": {"active": "true", "userName": "%2$s"}}},
                "entitled-seats": {"here": null, "there": {"id": "%1$s", "version": 1, "detail": "1",
                  "fields": {"active": "true", "seats": "full"}}}""".formatted(ann.id(), ann.userName()));

        // Then
        assertThat(corrected).containsExactly(ann.id().toString());
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ann.id().toString());
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_lost_seat_is_put_back_as_it_is_booked() throws SQLException {
        // Given
        Database.owner(tenant).execute("DELETE FROM seat WHERE user_id = '" + ann.id() + "'");

        // When
        correct("""
                "seats": {"here": {"id": "%1$s", "version": 1, "detail": "[]", "fields": {}},
                  "there": {"id": "%1$s", "version": 1, "detail": null, "fields": {"held": "full"}}}""".formatted(ann.id()));

        // Then
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ann.id().toString());
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_lost_seat_that_went_to_somebody_else_meanwhile_is_booked_off_and_can_be_had_again() throws SQLException {
        // Given
        var unrelated = new Someone(tenant, 3);
        Database.owner(tenant).execute("DELETE FROM seat WHERE user_id = '" + ann.id() + "'");
        TestTopics.publish(unrelated.joined(), unrelated.entitled(1, "elsewhere"));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED"))
                .containsExactly(bob.id().toString()));
        correct("""
                "seats": {"here": {"id": "%1$s", "version": 1, "detail": "[]", "fields": {}},
                  "there": {"id": "%1$s", "version": 1, "detail": null, "fields": {"held": "full"}}}""".formatted(ann.id()));
        assertThat(Api.users(tenant, pool, "WAITING")).containsExactly(ann.id().toString());
        assertThat(holders()).containsExactly(bob.id().toString());

        // When
        TestTopics.publish(bob.deactivated(2));

        // Then
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED"))
                .containsExactly(ann.id().toString()));
        assertThat(holders()).containsExactly(ann.id().toString());
        assertThat(Database.app(tenant)
                        .query("SELECT movement FROM seat_ledger WHERE user_id = '" + ann.id() + "' ORDER BY sequence"))
                .containsExactly("ASSIGNED", "RELEASED", "WAITLISTED", "PROMOTED");
        LedgerReplay.assertEqualsLiveAfterRepair(tenant, pool);
    }

    @Test
    void what_is_known_otherwise_by_then_is_left_alone() {
        // When
        List<String> corrected = correct("""
                "entitled-seats": {
                  "here": {"id": "%1$s", "version": 7, "detail": null, "fields": {"active": "true", "seats": "full"}},
                  "there": {"id": "%1$s", "version": 8, "detail": "1", "fields": {"active": "false"}}}""".formatted(ann.id()));

        // Then
        assertThat(corrected).isEmpty();
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ann.id().toString());
    }

    @Test
    void a_correction_that_is_null_is_refused() {
        // When
        var answer = Api.support()
                .contentType("application/json")
                .body("{\"actor\": \"test\", \"requestId\": \"%s\", \"items\": [null]}".formatted(UUID.randomUUID()))
                .post("/api/v1/tenants/" + tenant + "/digests/corrections")
                .then();

        // Then
        answer.statusCode(400);
    }

    @Test
    void an_unknown_view_is_refused() {
        // When
        var answer = Api.support()
                .get("/api/v1/tenants/" + tenant + "/digests/nothing?buckets=0")
                .then();

        // Then
        answer.statusCode(404);
        Api.support()
                .get("/api/v1/tenants/" + tenant + "/digests/seats?buckets=256")
                .then()
                .statusCode(400);
    }

    private List<String> holders() {
        return Database.app(tenant).query("SELECT user_id FROM seat_holding WHERE held_until IS NULL");
    }

    private List<String> correct(String views) {
        return Api.support()
                .contentType("application/json")
                .body("{\"actor\": \"test\", \"requestId\": \"%s\", \"items\": [{\"id\": \"%s\", \"views\": {%s}}]}"
                        .formatted(UUID.randomUUID(), ann.id(), views))
                .post("/api/v1/tenants/" + tenant + "/digests/corrections")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("ids");
    }
}
