package io.rollcall.provisioning.preview;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts, and what a preview says. */
@ServiceTest
class PreviewApiTest {

    private final PreviewedTenant acme = new PreviewedTenant();

    @BeforeEach
    void annIsARecruiterAndBeaIsNot() {
        acme.start();
    }

    @Test
    void aDraftIsSavedReadAndDiscardedAndHasNoEffect() {
        // Given
        String first = acme.draft(PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"));
        Api.asSupport()
                .header("If-Match", "\"" + Ids.next() + "\"")
                .body(PreviewedTenant.list("admin", "", false, "AUTOMATIC"))
                .put(acme.path + "/draft")
                .then()
                .statusCode(412);
        Api.asSupport()
                .get(acme.path + "/draft")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(first))
                .body("baseVersion", equalTo(1))
                .body("list.assignments[0].roles", contains("sourcer"));

        // When
        Api.asSupport()
                .header("If-Match", first)
                .delete(acme.path + "/draft")
                .then()
                .statusCode(204);

        // Then
        Api.asSupport().get(acme.path + "/draft").then().statusCode(404);
        Api.asSupport()
                .get(acme.path)
                .then()
                .body("version", equalTo(1))
                .body("assignments[0].roles", contains("recruiter"));
    }

    @Test
    void aPreviewSaysWhoChangesAndApplyingDoesThat() {
        // Given
        Owners.rolesAnswer(acme.id, """
                {"policyVersion": 3, "adminsBefore": 1, "adminsAfter": 1, "unknownRoles": [], "changes": [
                  {"userId": "%s", "before": [{"role": "recruiter"}], "after": [{"role": "sourcer"}],
                   "gainsPermissions": ["sourcing.search:use"], "losesPermissions": []}]}
                """.formatted(acme.ann.id()));
        Owners.seatsAnswer(acme.id, """
                {"changes": [
                  {"userId": "%s", "seatType": "full", "before": "NONE", "after": "WAITING", "because": "The pool is full."},
                  {"userId": "%s", "seatType": "full", "before": "WAITING", "after": "ASSIGNED", "because": "Moves up."}],
                 "pools": [{"seatType": "full", "purchased": 1, "heldBefore": 1, "heldAfter": 1, "waitingBefore": 1,
                   "waitingAfter": 1}], "withoutPool": []}
                """.formatted(acme.ann.id(), acme.bea.id()));
        acme.draft(PreviewedTenant.list("sourcer", "\"full\"", true, "AUTOMATIC"));

        // When
        String preview = acme.preview("{\"of\": \"DRAFT\"}")
                .statusCode(201)
                .body("summary.people", equalTo(2))
                .body("summary.changed", equalTo(2))
                .body("summary.entitlement", equalTo(1))
                .body("summary.roles", equalTo(1))
                .body("summary.seats", equalTo(2))
                .body("summary.settings", equalTo(1))
                .body("summary.newlyWaiting", equalTo(1))
                .body("summary.pools[0].waitingAfter", equalTo(1))
                .extract()
                .path("id");

        // Then
        assertThat(Owners.asked("rbac", acme.id))
                .contains(acme.ann.id().toString(), "sourcer")
                .doesNotContain(acme.bea.id().toString());
        acme.changes(preview, "")
                .body("items", hasSize(2))
                .body("items[0].userName", equalTo("ann"))
                .body("items[0].now.roles.role", contains("recruiter"))
                .body("items[0].after.roles.role", contains("sourcer"))
                .body("items[0].after.seats.state", contains("WAITING"))
                .body("items[0].after.settings.key", contains("preventEmailImport"))
                .body("items[0].gainsPermissions", contains("sourcing.search:use"))
                .body("items[0].because", hasItem("The pool is full."))
                .body("items[1].kinds", contains("SEATS"));
        acme.changes(preview, "?kind=roles").body("items.userName", contains("ann"));
        String job = acme.apply(preview, TestTokens.admin(acme.id), "{}")
                .statusCode(202)
                .extract()
                .path("id");
        eventually(() -> Api.asSupport()
                .get(acme.path + "/jobs/" + job)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("done", equalTo(2))
                .body("version", equalTo(2)));
        assertThat(acme.roles(acme.ann)).containsExactly("sourcer");
        Api.asSupport().get(acme.path + "/draft").then().statusCode(404);
    }

    @Test
    void permissionsAreAskedOfOnePersonOfThoseWhoseRolesChangeAlike() {
        // Given
        String change = """
                {"userId": "%s", "before": [{"role": "recruiter"}], "after": [{"role": "sourcer"}]%s}""";
        String answer = "{\"changes\":[%s],\"adminsBefore\":1,\"adminsAfter\":1,\"unknownRoles\":[]}";
        TestTopics.publish(acme.bea.joins(acme.recruiting));
        eventually(() -> assertThat(acme.roles(acme.bea)).containsExactly("recruiter"));
        Owners.rolesAnswer(
                acme.id + "?permissions=false",
                answer.formatted(change.formatted(acme.ann.id(), "") + "," + change.formatted(acme.bea.id(), "")));
        Owners.rolesAnswer(
                acme.id + "?permissions=true",
                answer.formatted(change.formatted(
                        acme.ann.id(), ", \"gainsPermissions\": [\"sourcing.search:use\"], \"losesPermissions\": []")));
        acme.draft(PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"));

        // When
        String preview = acme.preview("{}").statusCode(201).extract().path("id");

        // Then
        acme.changes(preview, "")
                .body(
                        "items.gainsPermissions",
                        contains(List.of("sourcing.search:use"), List.of("sourcing.search:use")));
        assertThat(Owners.asked("rbac", acme.id + "?permissions=false"))
                .contains(acme.ann.id().toString(), acme.bea.id().toString());
        assertThat(Owners.asked("rbac", acme.id + "?permissions=true"))
                .contains(acme.ann.id().toString())
                .doesNotContain(acme.bea.id().toString());
        acme.apply(preview, TestTokens.admin(acme.id), "{}").statusCode(202);
    }

    @Test
    void onlyTheLatestPreviewsAreKept() {
        // Given
        String first =
                acme.preview("{\"of\": \"IN_FORCE\"}").statusCode(201).extract().path("id");
        for (int i = 0; i < 4; i++) {
            acme.preview("{\"of\": \"IN_FORCE\"}").statusCode(201);
        }
        acme.changes(first, "").statusCode(200);

        // When
        String last =
                acme.preview("{\"of\": \"IN_FORCE\"}").statusCode(201).extract().path("id");

        // Then
        acme.changes(first, "").statusCode(404);
        acme.changes(last, "").statusCode(200);
        assertThat(Database.run(acme.id, "SELECT id FROM assignment_preview")).hasSize(5);
    }

    @Test
    void nothingIsAppliedAsLongAsAnOwnerDoesNotAnswer() {
        // Given
        Owners.rolesAnswer(acme.id, PreviewedTenant.NO_CHANGE);
        acme.draft(PreviewedTenant.list("recruiter", "\"full\"", false, "AUTOMATIC"));

        // When
        var answer = acme.preview("{}");

        // Then
        answer.statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("license-service did not answer; the preview needs it"));
        Api.asSupport().get(acme.path).then().body("version", equalTo(1));
    }

    @Test
    void anOwnerWhoseConnectionWasClosedIsAskedAgain() {
        // Given
        Owners.rolesAnswer(acme.id, """
                {"policyVersion": 3, "adminsBefore": 1, "adminsAfter": 1, "unknownRoles": [], "changes": []}
                """);
        Owners.seatsAnswer(acme.id, "{\"changes\": [], \"pools\": [], \"withoutPool\": []}");
        acme.draft(PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"));
        Owners.rolesHangUp(acme.id);

        // When
        var answer = acme.preview("{}");

        // Then
        answer.statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void aTenantThatAnOwnerCannotBeAskedAboutIsTooLarge(int refusal) {
        // Given
        Owners.rolesRefuse(acme.id, refusal);
        acme.draft(PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"));

        // When
        var answer = acme.preview("{}");

        // Then
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:tenant-too-large"));
        assertThat(Owners.asked("rbac", acme.id)).doesNotContain("workspace");
    }

    @Test
    void whatIsStillBeingGivenToExistingMembersIsPreviewedAsGivenToThem() {
        // Given
        String id = Api.assign(acme.id, PreviewedTenant.list("recruiter", "", false, "MANUAL"))
                .statusCode(200)
                .extract()
                .path("assignments[0].id");
        eventually(() -> assertThat(Database.run(acme.id, "SELECT scope FROM reevaluation"))
                .isEmpty());
        acme.draft(PreviewedTenant.list("recruiter", "", true, "MANUAL"));

        // When
        var answer = Database.whileNobodyIsJudged(acme.id, () -> {
            Database.run(acme.id, """
                    INSERT INTO reevaluation (tenant_id, scope, requested_at, actor, afresh)
                    VALUES (current_tenant(), '00000000-0000-0000-0000-000000000000', now(), 'support', '{%s}')
                    """.formatted(id));
            return acme.preview("{}");
        });

        // Then
        answer.statusCode(201).body("summary.changed", equalTo(1)).body("summary.settings", equalTo(1));
    }

    @Test
    void badRequestsAreProblems() {
        for (String body : List.of(
                "{\"of\": \"SOMETHING\"}", "{\"of\": \"VERSION\"}", "{\"existingMembers\": [\"x\"]}", "{\"x\": 1}")) {
            acme.preview(body).statusCode(400).contentType("application/problem+json");
        }
        acme.preview("{}").statusCode(404);
        Api.as(TestTokens.admin("another"))
                .body("{}")
                .post(acme.path + "/previews")
                .then()
                .statusCode(403);
        acme.changes(Ids.next().toString(), "").statusCode(404);
        String preview =
                acme.preview("{\"of\": \"IN_FORCE\"}").statusCode(201).extract().path("id");
        acme.changes(preview, "?kind=x").statusCode(400);
        acme.apply(preview, TestTokens.support(), "{\"overrideReason\": \" \"}").statusCode(400);
        acme.apply(preview, TestTokens.support(), "{\"overrideReason\": \"a\\u0000\"}")
                .statusCode(400);
        Api.asSupport().get(acme.path + "/jobs/" + preview).then().statusCode(404);
        Api.asSupport().get(acme.path + "/jobs?limit=0").then().statusCode(400);
    }
}
