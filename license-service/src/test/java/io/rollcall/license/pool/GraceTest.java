package io.rollcall.license.pool;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolGraceEnded;
import io.rollcall.events.SeatWaitlisted;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.RollcallTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 21: a pool that gives more seats than were bought for a while, and then takes them back. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class GraceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    DuePools due;

    @Inject
    TestClock clock;

    private final TenantId tenant = new TenantId("grace-" + UUID.randomUUID());
    private final List<Someone> people = IntStream.rangeClosed(1, 5)
            .mapToObj(number -> new Someone(tenant, number))
            .toList();
    private String pool = "";

    @BeforeEach
    void twoSeatsForFivePeople() {
        pool = Api.open(tenant, "full", 2);
        for (Someone person : people) {
            TestTopics.publish(person.joined(), person.entitled(1, "full"));
        }
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(3));
    }

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void so_many_more_are_served_as_were_granted() {
        // When
        grace(2);

        // Then
        Api.support()
                .get(Api.pools(tenant) + "/" + pool)
                .then()
                .body("policy", equalTo("GRACE"))
                .body("graceSeats", equalTo(2))
                .body("allocated", equalTo(4))
                .body("waiting", equalTo(1))
                .body("overAllocated", equalTo(true));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void without_a_number_everybody_is_served() {
        // When
        grace(null);

        // Then
        Api.support()
                .get(Api.pools(tenant) + "/" + pool)
                .then()
                .body("graceSeats", nullValue())
                .body("allocated", equalTo(5));
    }

    @Test
    void when_it_ends_whoever_came_last_waits_and_the_pool_blocks() {
        try (var poolEvents = TestTopics.listen(Topic.POOL_EVENTS);
                var seatEvents = TestTopics.listen(Topic.SEAT_EVENTS)) {
            // Given
            grace(2);
            clock.advance(Duration.ofDays(8));

            // When
            due.settleAll().await().atMost(PATIENCE);

            // Then
            assertThat(Api.users(tenant, pool, "ASSIGNED")).isEqualTo(ids(0, 2));
            assertThat(Api.users(tenant, pool, "WAITING")).isEqualTo(ids(2, 5));
            Api.support()
                    .get(Api.pools(tenant) + "/" + pool)
                    .then()
                    .body("policy", equalTo("BLOCK"))
                    .body("graceUntil", nullValue());
            var ended = (PoolGraceEnded) TestTopics.read(poolEvents.await(
                    event -> event.tenant().equals(tenant.value())
                            && event.type().contains("grace_ended"),
                    PATIENCE));
            assertThat(ended.returned()).isEqualTo(2);
            assertThat(ended.pool().allocated()).isEqualTo(2);
            assertThat(seatEvents.awaitCount(4, event -> event.tenant().equals(tenant.value()), PATIENCE).stream()
                            .map(event -> TestTopics.read(event))
                            .filter(SeatWaitlisted.class::isInstance)
                            .map(SeatWaitlisted.class::cast))
                    .allSatisfy(told -> assertThat(told.user().seats())
                            .extracting(HeldSeat::state)
                            .containsExactly(HeldSeat.State.WAITING))
                    .extracting(told -> told.user().id().toString())
                    .containsExactlyInAnyOrderElementsOf(ids(2, 4));
            LedgerReplay.assertEqualsLive(tenant, pool);
            assertThat(Database.app(tenant).query("SELECT user_id FROM seat_holding WHERE held_until IS NULL"))
                    .containsExactlyInAnyOrderElementsOf(ids(0, 2));
        }
    }

    @Test
    void what_was_bought_meanwhile_is_nobodys_loss() {
        // Given
        grace(2);
        Api.support()
                .body(Map.of("purchased", 3))
                .patch(Api.pools(tenant) + "/" + pool)
                .then()
                .statusCode(200);
        clock.advance(Duration.ofDays(8));

        // When
        due.settleAll().await().atMost(PATIENCE);

        // Then
        assertThat(Api.users(tenant, pool, "ASSIGNED")).isEqualTo(ids(0, 3));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void until_then_it_goes_on() {
        // Given
        grace(2);
        clock.advance(Duration.ofDays(6));

        // When
        due.settleAll().await().atMost(PATIENCE);

        // Then
        assertThat(Api.pool(tenant, pool).getInt("allocated")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"policy\":\"GRACE\"}",
                "{\"policy\":\"GRACE\",\"graceUntil\":\"2020-01-01T00:00:00Z\"}",
                "{\"policy\":\"GRACE\",\"graceUntil\":\"9999-01-01T00:00:00Z\"}",
                "{\"policy\":\"GRACE\",\"graceUntil\":\"soon\"}",
                "{\"policy\":\"BLOCK\",\"graceSeats\":1}",
            })
    void a_grace_that_is_none_is_a_problem(String body) {
        // When
        var answer = Api.support().body(body).put(Api.pools(tenant) + "/" + pool + "/policy");

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    private void grace(@Nullable Integer seats) {
        Api.setGrace(tenant, pool, seats, clock.instant().plus(Duration.ofDays(7)));
    }

    private List<String> ids(int from, int until) {
        return people.subList(from, until).stream()
                .map(person -> person.id().toString())
                .toList();
    }
}
