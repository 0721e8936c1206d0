package io.rollcall.license.pool;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 21: who finds the pool full has a seat of another type until one is free. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class DowngradeTest {

    private final TenantId tenant = new TenantId("downgrade-" + UUID.randomUUID());
    private final List<Someone> people = IntStream.rangeClosed(1, 4)
            .mapToObj(number -> new Someone(tenant, number))
            .toList();
    private String full = "";
    private String viewer = "";

    @BeforeEach
    void twoFullSeatsAndAnyNumberOfViewers() {
        full = Api.open(tenant, "full", 2);
        viewer = Api.openFree(tenant, "viewer");
    }

    @Test
    void who_finds_the_pool_full_waits_and_views() {
        // Given
        downgrade(full, "viewer").then().statusCode(200).body("downgradeTo", equalTo("viewer"));

        // When
        join();

        // Then
        eventually(() -> standsAs("full", "full", "full+viewer", "full+viewer"));
        assertThat(Api.users(tenant, full, "WAITING")).isEqualTo(ids(2, 4));
        assertThat(Api.users(tenant, viewer, "ASSIGNED")).isEqualTo(ids(2, 4));
        ledgersEqualLive();
    }

    @Test
    void a_seat_that_becomes_free_upgrades_the_first_in_line_in_the_same_transaction() {
        // Given
        downgrade(full, "viewer");
        join();
        eventually(() -> standsAs("full", "full", "full+viewer", "full+viewer"));

        // When
        TestTopics.publish(people.getFirst().deactivated(2));

        // Then
        eventually(() -> standsAs("", "full", "full", "full+viewer"));
        assertThat(Api.users(tenant, full, "ASSIGNED")).containsExactlyInAnyOrderElementsOf(ids(1, 3));
        assertThat(Api.users(tenant, viewer, "ASSIGNED")).isEqualTo(ids(3, 4));
        String third = people.get(2).id().toString();
        assertThat(Database.app(tenant)
                        .query("SELECT DISTINCT xmin::text FROM seat_ledger WHERE user_id = '" + third
                                + "' AND movement IN ('PROMOTED', 'RELEASED')"))
                .hasSize(1);
        ledgersEqualLive();
    }

    @Test
    void who_is_entitled_to_both_keeps_the_other_seat() {
        // Given
        downgrade(full, "viewer");
        join();
        eventually(() -> standsAs("full", "full", "full+viewer", "full+viewer"));
        TestTopics.publish(people.get(2).entitled(2, "full", "viewer"));

        // When
        buy(4);

        // Then
        eventually(() -> standsAs("full", "full", "full+viewer", "full"));
        ledgersEqualLive();
    }

    @Test
    void those_who_wait_already_are_downgraded_and_lose_it_with_the_policy() {
        // Given
        join();
        eventually(() -> standsAs("full", "full", "full", "full"));
        downgrade(full, "viewer").then().statusCode(200).body("waiting", equalTo(2));
        standsAs("full", "full", "full+viewer", "full+viewer");

        // When
        Api.setPolicy(tenant, full, "BLOCK");

        // Then
        standsAs("full", "full", "full", "full");
        assertThat(Api.pool(tenant, viewer).getInt("allocated")).isZero();
        ledgersEqualLive();
    }

    @Test
    void a_full_pool_of_the_other_type_is_waited_for_in_line_and_freed_by_the_upgrade() {
        // Given
        String lite = Api.open(tenant, "lite", 1);
        downgrade(full, "lite");
        join();
        eventually(() -> standsAs("full", "full", "full+lite", "full+lite"));
        assertThat(Api.users(tenant, lite, "WAITING")).isEqualTo(ids(3, 4));

        // When
        buy(3);

        // Then
        standsAs("full", "full", "full", "full+lite");
        assertThat(Api.users(tenant, lite, "ASSIGNED")).isEqualTo(ids(3, 4));
        LedgerReplay.assertEqualsLive(tenant, lite);
        ledgersEqualLive();
    }

    @Test
    void a_seat_does_not_stand_in_for_itself_by_others() {
        // Given
        downgrade(viewer, "full").then().statusCode(200);

        // When
        Response answer = downgrade(full, "viewer");

        // Then
        answer.then().statusCode(409).body("type", endsWith("rules-contradictory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"policy\":\"DOWNGRADE\"}",
                "{\"policy\":\"DOWNGRADE\",\"downgradeTo\":\"viewer\",\"graceSeats\":1}",
                "{\"policy\":\"BLOCK\",\"downgradeTo\":\"viewer\"}"
            })
    void a_policy_that_does_not_fit_is_refused(String body) {
        // When
        Response answer = Api.support().body(body).put(Api.pools(tenant) + "/" + full + "/policy");

        // Then
        answer.then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "unsold"})
    void what_has_no_pool_and_itself_stand_in_for_nothing(String to) {
        // When
        Response answer = downgrade(full, to);

        // Then
        answer.then().statusCode(409).body("type", endsWith("rules-contradictory"));
    }

    private void join() {
        for (Someone person : people) {
            TestTopics.publish(person.joined(), person.entitled(1, "full"));
        }
    }

    private Response downgrade(String pool, String to) {
        return Api.support()
                .body("{\"policy\":\"DOWNGRADE\",\"downgradeTo\":\"" + to + "\"}")
                .put(Api.pools(tenant) + "/" + pool + "/policy");
    }

    private void buy(int seats) {
        Api.support()
                .body("{\"purchased\":" + seats + "}")
                .patch(Api.pools(tenant) + "/" + full)
                .then()
                .statusCode(200);
    }

    /** What each of the people holds or waits for. */
    private void standsAs(String... claims) {
        assertThat(people.stream().map(this::claims)).containsExactly(claims);
    }

    private String claims(Someone person) {
        return String.join(
                "+",
                Database.app(tenant)
                        .query("SELECT seat_type FROM seat WHERE user_id = '" + person.id() + "' ORDER BY seat_type"));
    }

    private void ledgersEqualLive() {
        LedgerReplay.assertEqualsLive(tenant, full);
        LedgerReplay.assertEqualsLive(tenant, viewer);
    }

    private List<String> ids(int from, int until) {
        return people.subList(from, until).stream()
                .map(person -> person.id().toString())
                .toList();
    }
}
