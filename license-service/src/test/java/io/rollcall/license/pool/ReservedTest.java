package io.rollcall.license.pool;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Row 18: purchased, reserved, allocated, waiting and available, as the ledger has them. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class ReservedTest {

    private final TenantId tenant = new TenantId("reserved-" + UUID.randomUUID());
    private String pool = "";

    @BeforeEach
    void fourSeats() {
        pool = Api.open(tenant, "full", 4);
    }

    @Test
    void seats_that_are_kept_back_are_given_to_nobody() {
        // Given
        reserve(2).then().statusCode(200);

        // When
        join(1, 3);

        // Then
        eventually(() -> numbers(2, 1, 0));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void seats_that_are_not_kept_back_any_more_go_to_those_who_wait() {
        // Given
        reserve(3).then().statusCode(200);
        join(1, 3);
        eventually(() -> numbers(1, 2, 0));

        // When
        reserve(0).then().statusCode(200);

        // Then
        numbers(3, 0, 1);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void nobody_loses_a_seat_that_is_to_be_kept_back() {
        // Given
        join(1, 4);
        eventually(() -> numbers(4, 0, 0));

        // When
        var answer = Api.as(TestTokens.admin(tenant.value()))
                .body("{\"seats\":2}")
                .put(Api.pools(tenant) + "/" + pool + "/reserved");

        // Then
        answer.then()
                .statusCode(200)
                .body("purchased", equalTo(4))
                .body("reserved", equalTo(2))
                .body("allocated", equalTo(4))
                .body("overAllocated", equalTo(false));
    }

    @Test
    void a_number_that_is_none_is_a_problem() {
        // When
        var answer = reserve(-1);

        // Then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    private void join(int from, int to) {
        IntStream.rangeClosed(from, to)
                .mapToObj(number -> new Someone(tenant, number))
                .forEach(person -> TestTopics.publish(person.joined(), person.entitled(1, "full")));
    }

    private Response reserve(int seats) {
        return Api.support().body("{\"seats\":" + seats + "}").put(Api.pools(tenant) + "/" + pool + "/reserved");
    }

    private void numbers(int allocated, int waiting, int available) {
        var shown = Api.pool(tenant, pool);
        assertThat(shown.getInt("allocated")).isEqualTo(allocated);
        assertThat(shown.getInt("waiting")).isEqualTo(waiting);
        assertThat(shown.getInt("available")).isEqualTo(available);
    }
}
