package io.rollcall.license.seat;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.rollcall.events.SeatDenied;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 4 of the domain: seats that need others or exclude them, the errors at the person, and deciding again. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatRulesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TenantId tenant = new TenantId("rules-" + UUID.randomUUID());
    private final Someone ann = new Someone(tenant, 1);
    private final Someone bea = new Someone(tenant, 2);

    @Test
    void a_seat_that_needs_another_is_denied_until_that_one_is_held_and_comes_with_it() {
        try (var probe = TestTopics.listen(Topic.SEAT_EVENTS)) {
            // Given
            String core = Api.open(tenant, "core", 1);
            String forecast = Api.open(tenant, "forecast", 5);
            setRules(forecast, "core", "").then().statusCode(200).body("requires", contains("core"));
            TestTopics.publish(ann.joined(), ann.entitled(1, "core", "forecast"));
            eventually(() -> has(ann, "core ASSIGNED null", "forecast ASSIGNED null"));
            TestTopics.publish(bea.joined(), bea.entitled(1, "core", "forecast"));
            eventually(() -> has(bea, "core WAITING COUNT_VIOLATION", "forecast DENIED DEPENDENCY"));

            // When
            TestTopics.publish(ann.deactivated(2));

            // Then
            eventually(() -> has(bea, "core ASSIGNED null", "forecast ASSIGNED null"));
            has(ann);
            assertThat(Api.users(tenant, forecast, "ASSIGNED"))
                    .containsExactly(bea.id().toString());
            LedgerReplay.assertEqualsLive(tenant, core);
            LedgerReplay.assertEqualsLive(tenant, forecast);
            List<String> told = probe.awaitCount(8, event -> event.tenant().equals(tenant.value()), PATIENCE).stream()
                    .map(event -> (SeatEvent) TestTopics.read(event))
                    .filter(event -> event.user().id().equals(bea.id()))
                    .map(SeatRulesTest::told)
                    .toList();
            assertThat(told)
                    .containsExactly(
                            "1 SeatWaitlisted core",
                            "2 SeatDenied forecast DEPENDENCY",
                            "3 SeatPromoted core",
                            "4 SeatAssigned forecast");
        }
    }

    @Test
    void of_two_seats_that_exclude_each_other_a_person_keeps_the_first_until_it_ends() {
        // Given
        String full = Api.open(tenant, "full", 5);
        String lite = Api.open(tenant, "lite", 5);
        setRules(lite, "", "full").then().statusCode(200);
        TestTopics.publish(ann.joined(), ann.entitled(1, "full"));
        eventually(() -> has(ann, "full ASSIGNED null"));
        TestTopics.publish(ann.entitled(2, "full", "lite"));
        eventually(() -> has(ann, "full ASSIGNED null", "lite DENIED MUTUALLY_EXCLUSIVE"));

        // When
        TestTopics.publish(ann.entitled(3, "lite"));

        // Then
        eventually(() -> has(ann, "lite ASSIGNED null"));
        LedgerReplay.assertEqualsLive(tenant, full);
        LedgerReplay.assertEqualsLive(tenant, lite);
    }

    @Test
    void a_seat_that_the_tenant_has_no_pool_of_is_an_error_at_the_person() {
        // When
        TestTopics.publish(ann.joined(), ann.entitled(1, "unsold"));

        // Then
        eventually(() -> has(ann, "unsold DENIED COUNT_VIOLATION"));
    }

    @Test
    void new_rules_move_nobody_until_people_are_reprocessed() {
        // Given
        Api.open(tenant, "core", 5);
        String forecast = Api.open(tenant, "forecast", 5);
        TestTopics.publish(ann.joined(), ann.entitled(1, "forecast"), bea.joined(), bea.entitled(1, "forecast"));
        eventually(() -> has(bea, "forecast ASSIGNED null"));
        eventually(() -> has(ann, "forecast ASSIGNED null"));
        setRules(forecast, "core", "").then().statusCode(200);
        has(ann, "forecast ASSIGNED null");

        // When
        Response answer = reprocess("{\"userIds\":[\"" + ann.id() + "\"]}");

        // Then
        answer.then().statusCode(200).body("people", equalTo(1)).body("changed", equalTo(1));
        has(ann, "forecast DENIED DEPENDENCY");
        has(bea, "forecast ASSIGNED null");
        LedgerReplay.assertEqualsLive(tenant, forecast);
    }

    @Test
    void a_tenant_is_reprocessed_after_a_fix_and_again_without_effect() {
        // Given
        Api.open(tenant, "core", 5);
        String forecast = Api.open(tenant, "forecast", 5);
        setRules(forecast, "core", "").then().statusCode(200);
        TestTopics.publish(ann.joined(), ann.entitled(1, "forecast"), bea.joined(), bea.entitled(1, "forecast"));
        eventually(() -> has(ann, "forecast DENIED DEPENDENCY"));
        eventually(() -> has(bea, "forecast DENIED DEPENDENCY"));
        setRules(forecast, "", "").then().statusCode(200);
        reprocess("{\"everybody\":true}").then().body("people", equalTo(2)).body("changed", equalTo(2));
        has(ann, "forecast ASSIGNED null");

        // When
        Response again = reprocess("{\"everybody\":true}");

        // Then
        again.then().statusCode(200).body("people", equalTo(2)).body("changed", equalTo(0));
        has(bea, "forecast ASSIGNED null");
        LedgerReplay.assertEqualsLive(tenant, forecast);
    }

    @Test
    void rules_by_which_a_seat_would_need_itself_are_refused() {
        // Given
        String core = Api.open(tenant, "core", 5);
        String forecast = Api.open(tenant, "forecast", 5);
        setRules(forecast, "core", "").then().statusCode(200);

        // When
        Response circle = setRules(core, "forecast", "");

        // Then
        circle.then().statusCode(409).body("type", endsWith("rules-contradictory"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requires\":[\"core\"],\"excludes\":[\"core\"]}",
                "{\"requires\":[\"core\",\"core\"],\"excludes\":[]}",
                "{\"requires\":[null],\"excludes\":[]}",
                "{\"requires\":[\"No Key\"],\"excludes\":[]}"
            })
    void rules_that_do_not_fit_are_refused(String body) {
        // Given
        String pool = Api.open(tenant, "full", 1);

        // When
        Response answer = Api.support().body(body).put(Api.pools(tenant) + "/" + pool + "/rules");

        // Then
        answer.then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"userIds\":[]}",
                "{\"userIds\":[null]}",
                "{\"everybody\":false}",
                "{\"userIds\":[\"0199a000-0000-7000-8000-000000000000\"],\"everybody\":true}"
            })
    void whom_to_reprocess_must_be_said(String body) {
        // When
        Response answer = reprocess(body);

        // Then
        answer.then().statusCode(400);
    }

    @Test
    void tenants_do_not_set_rules() {
        // Given
        String pool = Api.open(tenant, "full", 1);

        // When
        Response answer = Api.as(TestTokens.admin(tenant.value()))
                .body(Map.of("requires", List.of(), "excludes", List.of()))
                .put(Api.pools(tenant) + "/" + pool + "/rules");

        // Then
        answer.then().statusCode(403);
    }

    @Test
    void rules_of_a_pool_that_is_not_the_tenants_are_not_found() {
        // When
        Response answer = setRules(UUID.randomUUID().toString(), "", "");

        // Then
        answer.then().statusCode(404);
    }

    private static String told(SeatEvent event) {
        String what = event.version() + " " + event.getClass().getSimpleName() + " " + event.seatType();
        return event instanceof SeatDenied denied ? what + " " + denied.reason() : what;
    }

    private Response setRules(String pool, String requires, String excludes) {
        return Api.support()
                .body(Map.of("requires", types(requires), "excludes", types(excludes)))
                .put(Api.pools(tenant) + "/" + pool + "/rules");
    }

    private static List<String> types(String type) {
        return type.isEmpty() ? List.of() : List.of(type);
    }

    private Response reprocess(String body) {
        return Api.as(TestTokens.admin(tenant.value()))
                .body(body)
                .post("/api/v1/tenants/" + tenant + "/seat-decisions/reprocess");
    }

    private void has(Someone person, String... seats) {
        var items = Api.read("/api/v1/tenants/" + tenant + "/users/" + person.id() + "/seats")
                .<Map<String, Object>>getList("items");
        assertThat(items.stream().map(item -> item.get("seatType") + " " + item.get("state") + " " + item.get("error")))
                .containsExactly(seats);
    }
}
