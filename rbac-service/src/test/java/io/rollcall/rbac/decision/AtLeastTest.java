package io.rollcall.rbac.decision;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are not older than another one; who may do something; why. */
@QuarkusTest
class AtLeastTest extends RbacTest {

    private final Api api = new Api(tenant);
    private final Published ann = Published.about(tenant);

    @BeforeEach
    void annIsStandard() {
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "standard"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("standard"));
    }

    @Test
    void what_is_known_already_is_answered() {
        String known = api.permissions(ann.user()).getString("policyVersion");

        check(known).statusCode(200).body("reason", equalTo("ALLOWED"));
    }

    @Test
    void an_answer_waits_for_what_is_on_its_way() {
        // Given
        var later = CompletableFuture.runAsync(() -> TestTopics.publish(ann.directory(2, false)));

        // When
        var answer = check("0/2.1.0.0");

        // Then
        later.join();
        assertThat(answer.extract().statusCode()).isIn(200, 409);
        eventually(() -> check("0/2.1.0.0").statusCode(200).body("reason", equalTo("USER_INACTIVE")));
    }

    @Test
    void an_older_answer_is_never_given_for_a_newer_one() {
        var refused = check("0/9.1.0.0/abc");

        refused.statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:version-not-reached"))
                .body("atLeast", equalTo("0/9.1.0.0/abc"))
                .body("policyVersion", startsWith("0/1.1.0.0/"));
        check("1/-/abc").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1/2", "-1/-/a", "1/1.1.1.1/a/b", "99999999999999999999/-/a", "1/a.b.c/d"})
    void what_is_no_version_is_refused(String text) {
        check(text).statusCode(400);
    }

    @Test
    void everybody_who_may_do_it_is_listed() {
        api.admin()
                .get(path("/permissions/ats.jobs:edit/users"))
                .then()
                .statusCode(200)
                .body("items.user", contains(ann.user().toString()))
                .body("items.userName", contains(ann.userName()))
                .body("nextCursor", equalTo(null));
        api.admin().get(path("/permissions/ats.jobs:edti/users")).then().statusCode(400);
    }

    @Test
    void an_explanation_leads_from_the_role_to_the_entry_that_decides() {
        // Given
        api.json()
                .body("{\"name\":\"Narrow\",\"base\":\"standard\",\"denies\":{\"features\":[\"ats.jobs\"]}}")
                .post(path("/roles"))
                .then()
                .statusCode(201);
        TestTopics.publish(ann.entitlement(2, true, "narrow", "standard"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("narrow", "standard"));

        // When
        var why = api.admin()
                .get(path("/users/" + ann.user() + "/explanation?permission=ats.jobs:edit"))
                .then();

        // Then
        why.statusCode(200)
                .body("reason", equalTo("ALLOWED"))
                .body("sentence", equalTo("Allowed: the role \"standard\" gives it."))
                .body("roles.given", contains("standard", "narrow"))
                .body("roles.gives", contains(true, false))
                .body("roles.why", contains("it grants ats", "it denies ats.jobs"))
                .body("roles[0].source", equalTo("ASSIGNMENT"))
                .body("roles[1].chain[0].entry", equalTo("ats.jobs"));
        api.admin()
                .get(path("/users/nobody/explanation?permission=ats.jobs:edit"))
                .then()
                .statusCode(404);
        api.admin().get(path("/users/" + ann.user() + "/explanation")).then().statusCode(400);
    }

    private ValidatableResponse check(String atLeast) {
        return api.json()
                .body("{\"user\":\"%s\",\"permission\":\"ats.jobs:edit\",\"atLeast\":\"%s\"}"
                        .formatted(ann.user(), atLeast))
                .post(path("/check"))
                .then();
    }
}
