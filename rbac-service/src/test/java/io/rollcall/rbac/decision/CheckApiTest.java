package io.rollcall.rbac.decision;

import static io.restassured.RestAssured.given;
import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.HeldSeat;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckApiTest extends RbacTest {

    private final Api api = new Api(tenant);
    private final Published ann = Published.about(tenant);

    @Test
    void an_active_person_with_the_role_is_allowed() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "standard"));
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("ALLOWED"));

        // When
        var answer = check("{\"user\":\"" + ann.user() + "\",\"permission\":\"ats.jobs:edit\"}");

        // Then
        answer.statusCode(200)
                .body("allowed", equalTo(true))
                .body("reason", equalTo("ALLOWED"))
                .body("policyVersion", matchesPattern("\\d+/1\\.1\\.0\\.0/[0-9a-f]{12}"));
    }

    @Test
    void a_person_can_be_asked_for_by_user_name_whatever_its_case() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "admin"));

        // Then
        eventually(() -> assertThat(api.reason(ann.userName().toUpperCase(java.util.Locale.ROOT), "ats.jobs:edit"))
                .isEqualTo("ALLOWED"));
    }

    @Test
    void a_user_name_goes_to_the_active_one_and_is_ambiguous_when_there_are_two() {
        // Given
        var former = Published.about(tenant);
        var other = Published.about(tenant);
        TestTopics.publish(
                former.directory(1, false, "same"), ann.directory(1, true, "SAME"), ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.reason("same", "ats.jobs:edit")).isEqualTo("ALLOWED"));

        // When
        TestTopics.publish(other.directory(1, true, "Same"));

        // Then
        eventually(() -> assertThat(api.reason("same", "ats.jobs:edit")).isEqualTo("USER_AMBIGUOUS"));
    }

    @Test
    void each_reason_is_given_when_it_applies() {
        String plain = "sourcing.search:use";
        String needsSeat = "sourcing.contact-data:reveal";
        assertThat(api.reason(ann.user(), plain)).isEqualTo("USER_UNKNOWN");
        assertThat(api.reason("nobody@example.com", plain)).isEqualTo("USER_UNKNOWN");

        TestTopics.publish(ann.directory(1, true));
        eventually(() -> assertThat(api.reason(ann.user(), plain)).isEqualTo("NO_PERMISSION"));

        TestTopics.publish(ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.reason(ann.user(), plain)).isEqualTo("ALLOWED"));
        assertThat(api.reason(ann.user(), needsSeat)).isEqualTo("SEAT_REQUIRED");

        TestTopics.publish(ann.seats(1, HeldSeat.State.WAITING, "full"));
        eventually(() -> assertThat(api.reason(ann.user(), needsSeat)).isEqualTo("SEAT_WAITLISTED"));

        TestTopics.publish(ann.seats(2, HeldSeat.State.ASSIGNED, "full"));
        eventually(() -> assertThat(api.reason(ann.user(), needsSeat)).isEqualTo("ALLOWED"));

        setModule("sourcing", false).statusCode(200);
        assertThat(api.reason(ann.user(), plain)).isEqualTo("MODULE_DISABLED");
        setModule("sourcing", true).statusCode(200);
        setModule("sourcing", true).statusCode(200);
        assertThat(api.reason(ann.user(), plain)).isEqualTo("ALLOWED");
        api.admin()
                .get(path("/access-changes"))
                .then()
                .body("items.kind", contains("MODULE_SWITCHED", "MODULE_SWITCHED"))
                .body("items.before", contains("sourcing off", "sourcing on"))
                .body("items.after", contains("sourcing on", "sourcing off"));

        TestTopics.publish(ann.directory(2, false));
        eventually(() -> assertThat(api.reason(ann.user(), plain)).isEqualTo("USER_INACTIVE"));
    }

    @Test
    void a_permission_that_does_not_exist_is_refused_with_near_matches() {
        check("{\"user\":\"a\",\"permission\":\"sourcing.serch:use\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:unknown-permission"))
                .body("detail", containsString("Did you mean sourcing.search:use"))
                .body("similar", hasItem("sourcing.search:use"));
    }

    @Test
    void bodies_that_are_no_check_are_refused() {
        for (String body : List.of(
                "",
                "{}",
                "null",
                "[]",
                "{\"user\":1}",
                "{\"user\":\"a\"}",
                "{\"permission\":\"ats.jobs:edit\"}",
                "{\"user\":\"\",\"permission\":\"ats.jobs:edit\"}",
                "{\"user\":\"a\",\"permission\":\"\"}",
                "{\"user\":\"a\",\"permission\":\"ats.jobs:edit\",\"more\":1}",
                "{\"user\":\"" + "x".repeat(1001) + "\",\"permission\":\"ats.jobs:edit\"}",
                "{\"user\":\"a\",\"permission\":\"" + "x".repeat(100_000) + "\"}")) {
            check(body).statusCode(400).contentType("application/problem+json");
        }
        check("{\"user\":\"\\u0000\",\"permission\":\"ats.jobs:edit\"}").statusCode(200);
    }

    @Test
    void a_batch_is_answered_in_its_order() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "restricted"));
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:view")).isEqualTo("ALLOWED"));

        // When
        var answer = batch("""
                {"checks":[{"user":"%1$s","permission":"ats.jobs:view"},{"user":"nobody","permission":"ats.jobs:view"},
                           {"user":"%2$s","permission":"ats.jobs:edit"},{"user":"%1$s","permission":"ats.jobs:view"}]}
                """.formatted(ann.user(), ann.userName()));

        // Then
        answer.statusCode(200)
                .body("results.reason", contains("ALLOWED", "USER_UNKNOWN", "NO_PERMISSION", "ALLOWED"))
                .body("results.allowed", contains(true, false, false, true));
    }

    @Test
    void a_batch_has_at_most_a_thousand_checks_and_every_one_must_be_valid() {
        batch(checks(1_000)).statusCode(200).body("results.size()", equalTo(1_000));
        batch(checks(1_001)).statusCode(400).body("detail", containsString("at most 1000"));
        batch("{\"checks\":[]}").statusCode(200).body("results.size()", equalTo(0));
        batch("{}").statusCode(400);
        batch("{\"checks\":[null]}").statusCode(400).body("detail", containsString("checks[0].user is missing"));
        batch("{\"checks\":[{\"user\":\"a\",\"permission\":\"a.b:c\"}]}")
                .statusCode(400)
                .body("type", equalTo("urn:rollcall:problem:unknown-permission"));
    }

    @Test
    void the_permissions_of_a_person_are_what_checks_allow() {
        // Given
        TestTopics.publish(
                ann.directory(1, true),
                ann.entitlement(1, true, "standard"),
                ann.seats(1, HeldSeat.State.ASSIGNED, "full"));
        eventually(() ->
                assertThat(api.reason(ann.user(), "outreach.bulk-send:use")).isEqualTo("ALLOWED"));
        List<String> allowed = new ArrayList<>();
        for (var permission : Catalogues.shipped().tree().permissions()) {
            if (api.reason(ann.user(), permission.key().value()).equals("ALLOWED")) {
                allowed.add(permission.key().value());
            }
        }

        // When
        var listed = api.permissions(ann.user());

        // Then
        assertThat(listed.getList("permissions", String.class)).containsExactlyInAnyOrderElementsOf(allowed);
        assertThat(listed.getList("roles.role", String.class)).containsExactly("standard");
        assertThat(listed.getBoolean("active")).isTrue();
    }

    @Test
    void the_permissions_of_somebody_unknown_are_not_found() {
        api.admin()
                .get(path("/users/" + UUID.randomUUID() + "/permissions"))
                .then()
                .statusCode(404);
        api.admin().get(path("/users/nobody/permissions")).then().statusCode(404);
    }

    @Test
    void only_those_who_may_can_ask() {
        String body = "{\"user\":\"a\",\"permission\":\"ats.jobs:edit\"}";
        given().contentType(ContentType.JSON)
                .body(body)
                .post(path("/check"))
                .then()
                .statusCode(401);
        post(TestTokens.forged(), "/check", body).statusCode(401);
        post(TestTokens.wrongIssuer(), "/check", body).statusCode(401);
        post(TestTokens.wrongAudience(), "/check", body).statusCode(401);
        post(TestTokens.admin("another"), "/check", body).statusCode(403);
        post(TestTokens.itAdmin(tenant), "/check", body).statusCode(403);
        post(TestTokens.withoutRole(), "/check/batch", body).statusCode(403);
        post(TestTokens.service(), "/check", body).statusCode(200);
        post(TestTokens.support(), "/check", body).statusCode(200);
        setModuleAs(TestTokens.admin(tenant), "ats", false).statusCode(403);
    }

    @Test
    void a_module_that_does_not_exist_cannot_be_turned_off() {
        setModule("nothing", false).statusCode(404);
    }

    @Test
    void another_tenant_does_not_know_the_person() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("ALLOWED"));

        // When
        String elsewhere = new Api(tenant + "-other").reason(ann.user(), "ats.jobs:edit");

        // Then
        assertThat(elsewhere).isEqualTo("USER_UNKNOWN");
    }

    private static String checks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"user\":\"u" + i + "\",\"permission\":\"ats.jobs:edit\"}")
                .collect(Collectors.joining(",", "{\"checks\":[", "]}"));
    }

    private ValidatableResponse check(String body) {
        return post(TestTokens.service(), "/check", body);
    }

    private ValidatableResponse batch(String body) {
        return post(TestTokens.service(), "/check/batch", body);
    }

    private ValidatableResponse post(String token, String rest, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path(rest))
                .then();
    }

    private ValidatableResponse setModule(String module, boolean enabled) {
        return setModuleAs(TestTokens.support(), module, enabled);
    }

    private ValidatableResponse setModuleAs(String token, String module, boolean enabled) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"enabled\":" + enabled + "}")
                .put(path("/modules/" + module))
                .then();
    }
}
