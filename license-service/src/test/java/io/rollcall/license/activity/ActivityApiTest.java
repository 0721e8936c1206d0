package io.rollcall.license.activity;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.Event;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.SeatUsed;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 22: who uses the seats that they hold, and whose could be given to others. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class ActivityApiTest {

    @Inject
    TestClock clock;

    private final TenantId tenant = new TenantId("activity-" + UUID.randomUUID());
    private final List<Someone> people = IntStream.rangeClosed(1, 4)
            .mapToObj(number -> new Someone(tenant, number))
            .toList();
    private final Instant start = Instant.parse("2026-06-01T00:00:00Z");
    private String pool = "";

    @BeforeEach
    void threeHoldersAndOneWhoWaits() {
        clock.set(start);
        pool = Api.open(tenant, "full", 3);
        for (Someone person : people) {
            TestTopics.publish(person.joined(), person.entitled(1, "full"));
        }
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(1));
        clock.advance(Duration.ofDays(60));
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void seats_that_nobody_used_for_long_are_listed_the_longest_unused_first() {
        // Given
        active(1, 50).statusCode(204);
        active(2, 10).statusCode(204);

        // When
        var answer = Api.as(TestTokens.admin(tenant.value())).get(list() + "?inactiveDays=40");

        // Then
        answer.then()
                .statusCode(200)
                .body("items.userId", contains(id(3), id(1)))
                .body("items.idleDays", contains(60, 50))
                .body("items[0].lastActiveAt", nullValue())
                .body("items[1].userName", equalTo(people.getFirst().userName()));
    }

    @Test
    void its_pages_and_its_file_are_the_same() {
        // Given
        active(1, 50).statusCode(204);

        // When
        var first = Api.read(list() + "?limit=2");

        // Then
        var second = Api.read(list() + "?limit=2&cursor=" + first.getString("nextCursor"));
        assertThat(first.getList("items.userId")).containsExactly(id(2), id(3));
        assertThat(second.getList("items.userId")).containsExactly(id(1));
        assertThat(Api.support().get(list() + "/export").asString().lines())
                .hasSize(4)
                .last()
                .isEqualTo("%s,%s,%s,%s,50"
                        .formatted(
                                id(1),
                                people.getFirst().userName(),
                                second.getString("items[0].since"),
                                second.getString("items[0].lastActiveAt")));
    }

    @Test
    void a_late_report_does_not_hide_a_newer_one() {
        // Given
        active(1, 5).statusCode(204);

        // When
        active(1, 50).statusCode(204);

        // Then
        assertThat(Api.read(list()).getList("items.userId")).doesNotContain(id(1));
    }

    @Test
    void utilisation_counts_holders_who_were_active() {
        // Given
        active(1, 50).statusCode(204);
        active(2, 10).statusCode(204);
        active(4, 1).statusCode(204);

        // When
        var answer = Api.support().get(Api.pools(tenant) + "/" + pool + "/utilisation?days=30");

        // Then
        answer.then()
                .statusCode(200)
                .body("allocated", equalTo(3))
                .body("active", equalTo(1))
                .body("percent", equalTo(33));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[]}",
                "{\"items\":[null]}",
                "{\"items\":[{\"userId\":\"0199a000-0000-7000-8000-000000000000\",\"seatType\":\"full\",\"lastActiveAt\":\"9999-01-01T00:00:00Z\"}]}",
                "{\"items\":[{\"userId\":\"0199a000-0000-7000-8000-000000000000\",\"seatType\":\"Full!\",\"lastActiveAt\":\"2026-01-01T00:00:00Z\"}]}",
            })
    void a_report_that_is_none_is_a_problem(String body) {
        // When
        var answer = Api.support().body(body).post("/api/v1/tenants/" + tenant + "/seat-activity");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?inactiveDays=0", "?inactiveDays=1000000", "?limit=0", "?cursor=x"})
    void a_question_that_is_none_is_a_problem(String query) {
        // When
        var answer = Api.support().get(list() + query);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void what_products_tell_on_the_topic_counts_like_what_they_report() {
        // When
        TestTopics.publish(used(1, 10), used(1, 50), used(2, 50));

        // Then
        eventually(() -> assertThat(Api.read(list() + "?inactiveDays=40").getList("items.userId"))
                .containsExactly(id(3), id(2)));
    }

    @Test
    void what_cannot_be_goes_to_the_dead_letters_and_the_rest_counts() {
        // When
        TestTopics.publish(used(1, -2), used(2, 1));

        // Then
        eventually(() -> assertThat(Database.app(tenant)
                        .query("SELECT topic || ' ' || event_type FROM dead_letter WHERE tenant_id = '" + tenant + "'"))
                .containsExactly("license.activity.v1 io.rollcall.seat.used.v1"));
        eventually(() -> assertThat(Api.read(list()).getList("items.userId")).doesNotContain(id(2)));
        assertThat(Api.read(list()).getList("items.userId")).contains(id(1));
    }

    @Test
    void a_seat_that_is_given_again_was_not_used_before() {
        // Given
        active(1, 30).statusCode(204);
        TestTopics.publish(people.getFirst().entitled(2));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED")).doesNotContain(id(1)));
        TestTopics.publish(people.get(1).entitled(2), people.getFirst().entitled(3, "full"));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED")).contains(id(1)));

        // When
        clock.advance(Duration.ofDays(35));

        // Then
        var listed = Api.read(list() + "?inactiveDays=31");
        assertThat(listed.getInt("items.find { it.userId == '" + id(1) + "' }.idleDays"))
                .isEqualTo(35);
    }

    @Test
    void tenants_do_not_report_it_themselves() {
        // When
        var answer = Api.as(TestTokens.admin(tenant.value()))
                .body("{\"items\":[]}")
                .post("/api/v1/tenants/" + tenant + "/seat-activity");

        // Then
        answer.then().statusCode(403);
    }

    private Event used(int number, int daysAgo) {
        return SeatUsed.at(
                clock.instant().minus(Duration.ofDays(daysAgo)),
                tenant,
                people.get(number - 1).id(),
                new SeatTypeKey("full"));
    }

    private ValidatableResponse active(int number, int daysAgo) {
        String at = clock.instant().minus(Duration.ofDays(daysAgo)).toString();
        return Api.support()
                .body("{\"items\":[{\"userId\":\"%s\",\"seatType\":\"full\",\"lastActiveAt\":\"%s\"}]}"
                        .formatted(id(number), at))
                .post("/api/v1/tenants/" + tenant + "/seat-activity")
                .then();
    }

    private String id(int number) {
        return people.get(number - 1).id().toString();
    }

    private String list() {
        return Api.pools(tenant) + "/" + pool + "/reclaim-list";
    }
}
