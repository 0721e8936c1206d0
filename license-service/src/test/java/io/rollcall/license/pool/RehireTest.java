package io.rollcall.license.pool;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool that keeps the seats of people who left, in case they come back. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class RehireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DuePools due;

    @Inject
    TestClock clock;

    private final TenantId tenant = new TenantId("rehire-" + UUID.randomUUID());
    private final List<Someone> people = IntStream.rangeClosed(1, 3)
            .mapToObj(number -> new Someone(tenant, number))
            .toList();
    private String pool = "";

    @BeforeEach
    void twoSeatsForThreePeople() {
        pool = Api.open(tenant, "full", 2);
        keepFor(30).then().statusCode(200).body("holdForRehireDays", equalTo(30));
        for (Someone person : people) {
            TestTopics.publish(person.joined(), person.entitled(1, "full"));
        }
        eventually(() -> numbers(2, 1, 0));
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void the_seat_of_somebody_who_left_is_held_by_nobody_and_given_to_nobody() {
        // When
        leave(1);

        // Then
        eventually(() -> numbers(1, 1, 1));
        Api.support().get(Api.pools(tenant) + "/" + pool).then().body("available", equalTo(0));
        assertThat(Api.users(tenant, pool, "KEPT")).containsExactly(id(1));
        Api.support()
                .get("/api/v1/tenants/" + tenant + "/users/" + id(1) + "/seats")
                .then()
                .body("items.state", contains("KEPT"));
        assertThat(Database.app(tenant).query("SELECT user_id FROM seat_holding WHERE held_until IS NULL"))
                .containsExactly(id(2));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void whoever_comes_back_has_it_at_once_before_all_who_wait() {
        // Given
        leave(1);
        eventually(() -> numbers(1, 1, 1));

        // When
        TestTopics.publish(people.getFirst().entitledAt(2, 3, "full"));

        // Then
        eventually(() -> numbers(2, 1, 0));
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactlyInAnyOrder(id(1), id(2));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void who_is_merely_not_entitled_any_more_makes_room_for_others() {
        // When
        TestTopics.publish(people.getFirst().entitled(2));

        // Then
        eventually(() -> numbers(2, 0, 0));
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactlyInAnyOrder(id(2), id(3));
    }

    @Test
    void when_its_days_are_over_the_next_in_line_has_it() {
        // Given
        leave(1);
        eventually(() -> numbers(1, 1, 1));
        clock.advance(Duration.ofDays(31));

        // When
        due.settleAll().await().atMost(PATIENCE);

        // Then
        numbers(2, 0, 0);
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactlyInAnyOrder(id(2), id(3));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void until_then_it_is_kept() {
        // Given
        leave(1);
        eventually(() -> numbers(1, 1, 1));
        clock.advance(Duration.ofDays(29));

        // When
        due.settleAll().await().atMost(PATIENCE);

        // Then
        numbers(1, 1, 1);
    }

    @Test
    void an_admin_gives_it_to_the_next_in_line_before() {
        // Given
        leave(1);
        eventually(() -> numbers(1, 1, 1));

        // When
        Response answer = Api.as(TestTokens.admin(tenant.value())).delete(hold(1));

        // Then
        answer.then().statusCode(204);
        numbers(2, 0, 0);
        Api.support().delete(hold(1)).then().statusCode(404);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void it_does_not_come_back_where_there_are_not_that_many_seats_any_more() {
        // Given
        leave(1);
        eventually(() -> numbers(1, 1, 1));
        Api.support()
                .body("{\"purchased\":1}")
                .patch(Api.pools(tenant) + "/" + pool)
                .then()
                .statusCode(200);

        // When
        TestTopics.publish(people.getFirst().entitledAt(2, 3, "full"));

        // Then
        eventually(() -> numbers(1, 2, 0));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"holdForRehireDays\":-1}", "{\"holdForRehireDays\":367}"})
    void days_that_are_none_are_a_problem(String body) {
        // When
        Response answer = Api.support().body(body).put(Api.pools(tenant) + "/" + pool + "/rehire");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    private void leave(int number) {
        TestTopics.publish(people.get(number - 1).deactivated(2));
    }

    private Response keepFor(int days) {
        return Api.as(TestTokens.admin(tenant.value()))
                .body("{\"holdForRehireDays\":" + days + "}")
                .put(Api.pools(tenant) + "/" + pool + "/rehire");
    }

    private String hold(int number) {
        return Api.pools(tenant) + "/" + pool + "/rehire-holds/" + id(number);
    }

    private void numbers(int allocated, int waiting, int kept) {
        var numbers = Api.pool(tenant, pool);
        assertThat(List.of(numbers.getInt("allocated"), numbers.getInt("waiting"), numbers.getInt("heldForRehire")))
                .containsExactly(allocated, waiting, kept);
    }

    private String id(int number) {
        return people.get(number - 1).id().toString();
    }
}
