package io.rollcall.license.seat;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

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
import io.rollcall.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting lists that go by priority, and first come first served among those of the same one. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class PriorityTest {

    private final TenantId tenant = new TenantId("priority-" + UUID.randomUUID());
    private final List<Someone> people = IntStream.rangeClosed(1, 6)
            .mapToObj(number -> new Someone(tenant, number))
            .toList();
    private String pool = "";

    @BeforeEach
    void oneSeatAndFourWhoWait() {
        pool = Api.open(tenant, "full", 1);
        people.subList(0, 5).forEach(person -> TestTopics.publish(person.joined(), person.entitled(1, "full")));
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(4));
        assertThat(waiting()).isEqualTo(ids(1, 2, 3, 4));
    }

    @Test
    void a_priority_counts_for_nothing_where_the_first_is_served_first() {
        // When
        prioritise(4, 7);

        // Then
        assertThat(waiting()).isEqualTo(ids(1, 2, 3, 4));
    }

    @Test
    void whoever_has_the_higher_priority_is_next_then_whoever_came_first() {
        // Given
        queue("PRIORITY");
        prioritise(3, 5);
        prioritise(4, 5);
        prioritise(1, -1);

        // When
        buy(3);

        // Then
        assertThat(waiting()).isEqualTo(ids(2, 1));
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactlyInAnyOrderElementsOf(ids(0, 3, 4));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_queue_that_goes_by_priority_again_has_the_priorities_set_meanwhile() {
        // Given
        prioritise(4, 7);
        queue("PRIORITY");
        assertThat(waiting()).isEqualTo(ids(4, 1, 2, 3));
        queue("FIFO");
        assertThat(waiting()).isEqualTo(ids(1, 2, 3, 4));
        prioritise(3, 8);

        // When
        queue("PRIORITY");

        // Then
        assertThat(waiting()).isEqualTo(ids(3, 4, 1, 2));
    }

    @Test
    void who_asks_later_with_a_priority_overtakes() {
        // Given
        queue("PRIORITY");
        Someone last = people.get(5);
        TestTopics.publish(last.joined());
        eventually(() -> prioritise(5, 1).then().statusCode(200));

        // When
        TestTopics.publish(last.entitled(1, "full"));

        // Then
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(5));
        List<String> line = new ArrayList<>(waiting());
        line.addAll(0, Api.users(tenant, pool, "ASSIGNED"));
        assertThat(line).startsWith(last.id().toString());
        assertThat(Database.app(tenant).query("SELECT count(*) FROM seat WHERE rank <> 0"))
                .containsExactly("1");
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void the_list_goes_on_page_by_page() {
        // Given
        queue("PRIORITY");
        prioritise(3, 5);
        prioritise(1, -1);
        String first = Api.pools(tenant) + "/" + pool + "/seats?state=WAITING&limit=2";
        var page = Api.read(first);

        // When
        var next = Api.read(first + "&cursor=" + page.getString("nextCursor"));

        // Then
        assertThat(page.getList("items.userId")).isEqualTo(ids(3, 2));
        assertThat(next.getList("items.userId")).isEqualTo(ids(4, 1));
        assertThat(next.getList("items.position")).containsExactly(3, 4);
        assertThat(Api.read(seats(1)).getList("items.position")).containsExactly(4);
    }

    @Test
    void who_set_a_priority_when_and_why_is_kept() {
        // Given
        prioritise(1, 5);
        Api.as(TestTokens.admin(tenant.value(), "zoe"))
                .body("{\"priority\":9,\"reason\":\"Starts with a customer on Monday\"}")
                .put(priority(1))
                .then()
                .statusCode(200)
                .body("priority", equalTo(9));

        // When
        Response kept = Api.support().get(priority(1));

        // Then
        kept.then()
                .statusCode(200)
                .body("items.priority", contains(9, 5))
                .body("items.reason", contains("Starts with a customer on Monday", "because"))
                .body("items.actor[0]", equalTo("zoe"))
                .body("items.setAt", everyItem(notNullValue()))
                .body("items.requestId", everyItem(notNullValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"priority\":1}",
                "{\"priority\":1,\"reason\":\" \"}",
                "{\"priority\":1001,\"reason\":\"because\"}",
                "{\"priority\":1.5,\"reason\":\"because\"}"
            })
    void a_priority_that_does_not_fit_is_refused(String body) {
        // When
        Response answer = Api.support().body(body).put(priority(1));

        // Then
        answer.then().statusCode(400);
    }

    @Test
    void nobody_unknown_has_a_priority() {
        // When
        Response answer = prioritise(5, 1);

        // Then
        answer.then().statusCode(404);
    }

    private Response prioritise(int person, int priority) {
        return Api.support()
                .body("{\"priority\":" + priority + ",\"reason\":\"because\"}")
                .put(priority(person));
    }

    private String priority(int person) {
        return "/api/v1/tenants/" + tenant + "/users/" + people.get(person).id() + "/seat-priority";
    }

    private String seats(int person) {
        return "/api/v1/tenants/" + tenant + "/users/" + people.get(person).id() + "/seats";
    }

    private void queue(String queue) {
        Api.as(TestTokens.admin(tenant.value()))
                .body("{\"queue\":\"" + queue + "\"}")
                .put(Api.pools(tenant) + "/" + pool + "/queue")
                .then()
                .statusCode(200)
                .body("queue", equalTo(queue));
    }

    private void buy(int seats) {
        Api.support()
                .body("{\"purchased\":" + seats + "}")
                .patch(Api.pools(tenant) + "/" + pool)
                .then()
                .statusCode(200);
    }

    private List<String> waiting() {
        return Api.users(tenant, pool, "WAITING");
    }

    private List<String> ids(int... indexes) {
        return IntStream.of(indexes)
                .mapToObj(index -> people.get(index).id().toString())
                .toList();
    }
}
