package io.rollcall.provisioning.preview;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draft, preview, apply, undo. */
@ServiceTest
class PreviewApiTest {

    private static final String NO_CHANGE = "{\"changes\":[],\"adminsBefore\":1,\"adminsAfter\":1,\"unknownRoles\":[]}";
    private static final String LIST = """
            {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["%s"], "seats": [%s],
              "settings": {"preventEmailImport": %s}, "updateMode": "%s"}],
             "everyoneElse": {"roles": ["restricted"]}}
            """;

    private final String tenant = "preview-" + Ids.next();
    private final String path = "/api/v1/tenants/" + tenant + "/assignments";
    private final GroupRef recruiting = new GroupRef(new GroupId(Ids.next()), "Recruiting");
    private final People ann = person("ann");
    private final People bea = person("bea");

    @BeforeEach
    void annIsARecruiterAndBeaIsNot() {
        Api.tenant(tenant);
        Api.assign(tenant, list("recruiter", "", false, "AUTOMATIC")).statusCode(200);
        TestTopics.publish(ann.created(), ann.joins(recruiting), bea.created());
        eventually(() -> assertThat(Database.run(tenant, "SELECT sum(directory_version) FROM account"))
                .containsExactly("3"));
    }

    @Test
    void aDraftIsSavedReadAndDiscardedAndHasNoEffect() {
        // Given
        String first = draft(list("sourcer", "", false, "AUTOMATIC"));
        Api.asSupport()
                .header("If-Match", "\"" + Ids.next() + "\"")
                .body(list("admin", "", false, "AUTOMATIC"))
                .put(path + "/draft")
                .then()
                .statusCode(412);
        Api.asSupport()
                .get(path + "/draft")
                .then()
                .statusCode(200)
                .header("ETag", equalTo(first))
                .body("baseVersion", equalTo(1))
                .body("list.assignments[0].roles", contains("sourcer"));

        // When
        Api.asSupport().header("If-Match", first).delete(path + "/draft").then().statusCode(204);

        // Then
        Api.asSupport().get(path + "/draft").then().statusCode(404);
        Api.asSupport()
                .get(path)
                .then()
                .body("version", equalTo(1))
                .body("assignments[0].roles", contains("recruiter"));
    }

    @Test
    void aPreviewSaysWhoChangesAndApplyingDoesThat() {
        // Given
        Owners.rolesAnswer(tenant, """
                {"policyVersion": 3, "adminsBefore": 1, "adminsAfter": 1, "unknownRoles": [], "changes": [
                  {"userId": "%s", "before": [{"role": "recruiter"}], "after": [{"role": "sourcer"}],
                   "gainsPermissions": ["sourcing.search:use"], "losesPermissions": []}]}
                """.formatted(ann.id()));
        Owners.seatsAnswer(tenant, """
                {"changes": [
                  {"userId": "%s", "seatType": "full", "before": "NONE", "after": "WAITING", "because": "The pool is full."},
                  {"userId": "%s", "seatType": "full", "before": "WAITING", "after": "HELD", "because": "Moves up."}],
                 "pools": [{"seatType": "full", "purchased": 1, "heldBefore": 1, "heldAfter": 1, "waitingBefore": 1,
                   "waitingAfter": 1}], "withoutPool": []}
                """.formatted(ann.id(), bea.id()));
        draft(list("sourcer", "\"full\"", true, "AUTOMATIC"));

        // When
        String preview = preview("{\"of\": \"DRAFT\"}")
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
        assertThat(Owners.asked("rbac", tenant))
                .contains(ann.id().toString(), "sourcer")
                .doesNotContain(bea.id().toString());
        changes(preview, "")
                .body("items", hasSize(2))
                .body("items[0].userName", equalTo("ann"))
                .body("items[0].now.roles.role", contains("recruiter"))
                .body("items[0].after.roles.role", contains("sourcer"))
                .body("items[0].after.seats.state", contains("WAITING"))
                .body("items[0].after.settings.key", contains("preventEmailImport"))
                .body("items[0].gainsPermissions", contains("sourcing.search:use"))
                .body("items[0].because", hasItem("The pool is full."))
                .body("items[1].kinds", contains("SEATS"));
        changes(preview, "?kind=roles").body("items.userName", contains("ann"));
        String job = apply(preview, TestTokens.admin(tenant), "{}")
                .statusCode(202)
                .extract()
                .path("id");
        eventually(() -> Api.asSupport()
                .get(path + "/jobs/" + job)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("done", equalTo(2))
                .body("version", equalTo(2)));
        assertThat(roles(ann)).containsExactly("sourcer");
        Api.asSupport().get(path + "/draft").then().statusCode(404);
    }

    @Test
    void permissionsAreAskedOfOnePersonOfThoseWhoseRolesChangeAlike() {
        // Given
        String change = """
                {"userId": "%s", "before": [{"role": "recruiter"}], "after": [{"role": "sourcer"}]%s}""";
        String answer = "{\"changes\":[%s],\"adminsBefore\":1,\"adminsAfter\":1,\"unknownRoles\":[]}";
        TestTopics.publish(bea.joins(recruiting));
        eventually(() -> assertThat(roles(bea)).containsExactly("recruiter"));
        Owners.rolesAnswer(
                tenant + "?permissions=false",
                answer.formatted(change.formatted(ann.id(), "") + "," + change.formatted(bea.id(), "")));
        Owners.rolesAnswer(
                tenant + "?permissions=true",
                answer.formatted(change.formatted(
                        ann.id(), ", \"gainsPermissions\": [\"sourcing.search:use\"], \"losesPermissions\": []")));
        draft(list("sourcer", "", false, "AUTOMATIC"));

        // When
        String preview = preview("{}").statusCode(201).extract().path("id");

        // Then
        changes(preview, "")
                .body(
                        "items.gainsPermissions",
                        contains(List.of("sourcing.search:use"), List.of("sourcing.search:use")));
        assertThat(Owners.asked("rbac", tenant + "?permissions=false"))
                .contains(ann.id().toString(), bea.id().toString());
        assertThat(Owners.asked("rbac", tenant + "?permissions=true"))
                .contains(ann.id().toString())
                .doesNotContain(bea.id().toString());
        apply(preview, TestTokens.admin(tenant), "{}").statusCode(202);
    }

    @Test
    void onlyTheLatestPreviewsAreKept() {
        // Given
        String first =
                preview("{\"of\": \"IN_FORCE\"}").statusCode(201).extract().path("id");
        for (int i = 0; i < 4; i++) {
            preview("{\"of\": \"IN_FORCE\"}").statusCode(201);
        }
        changes(first, "").statusCode(200);

        // When
        String last =
                preview("{\"of\": \"IN_FORCE\"}").statusCode(201).extract().path("id");

        // Then
        changes(first, "").statusCode(404);
        changes(last, "").statusCode(200);
        assertThat(Database.run(tenant, "SELECT id FROM assignment_preview")).hasSize(5);
    }

    @Test
    void whatWouldHappenOtherwiseByNowIsNotApplied() {
        // Given
        draft(list("recruiter", "", true, "AUTOMATIC"));
        String preview = preview("{}").statusCode(201).extract().path("id");
        TestTopics.publish(bea.joins(recruiting));
        eventually(() -> assertThat(roles(bea)).containsExactly("recruiter"));

        // When
        var refused = apply(preview, TestTokens.admin(tenant), "{}");

        // Then
        String next = refused.statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:preview-stale"))
                .body("preview.summary.changed", equalTo(2))
                .extract()
                .path("preview.id");
        Api.asSupport().get(path).then().body("version", equalTo(1));
        apply(next, TestTokens.admin(tenant), "{}").statusCode(202);
    }

    @Test
    void aNewerVersionMakesAPreviewStale() {
        // Given
        draft(list("recruiter", "", true, "AUTOMATIC"));
        String preview = preview("{}").statusCode(201).extract().path("id");
        Api.assign(tenant, list("sourcer", "", false, "AUTOMATIC")).statusCode(200);
        eventually(() -> assertThat(roles(ann)).containsExactly("sourcer"));
        Owners.rolesAnswer(tenant, NO_CHANGE);

        // When
        var refused = apply(preview, TestTokens.admin(tenant), "{}");

        // Then
        refused.statusCode(409).body("preview.baseVersion", equalTo(2));
    }

    @Test
    void nothingIsAppliedAsLongAsAnOwnerDoesNotAnswer() {
        // Given
        Owners.rolesAnswer(tenant, NO_CHANGE);
        draft(list("recruiter", "\"full\"", false, "AUTOMATIC"));

        // When
        var answer = preview("{}");

        // Then
        answer.statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("license-service did not answer; the preview needs it"));
        Api.asSupport().get(path).then().body("version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void aTenantThatAnOwnerCannotBeAskedAboutIsTooLarge(int refusal) {
        // Given
        Owners.rolesRefuse(tenant, refusal);
        draft(list("sourcer", "", false, "AUTOMATIC"));

        // When
        var answer = preview("{}");

        // Then
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:tenant-too-large"));
        assertThat(Owners.asked("rbac", tenant)).doesNotContain("workspace");
    }

    @Test
    void aTenantIsNotLeftWithoutAnAdminUnlessSupportSaysWhy() {
        // Given
        Owners.rolesAnswer(tenant, NO_CHANGE.replace("\"adminsAfter\":1", "\"adminsAfter\":0"));
        draft(list("sourcer", "", false, "AUTOMATIC"));
        String preview = preview("{}")
                .statusCode(201)
                .body("summary.locksOut", equalTo(true))
                .extract()
                .path("id");
        apply(preview, TestTokens.admin(tenant), "{}")
                .statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:lock-out"));
        apply(preview, TestTokens.admin(tenant), "{\"overrideReason\": \"please\"}")
                .statusCode(403);
        Api.as(TestTokens.admin(tenant))
                .body(list("sourcer", "", false, "AUTOMATIC"))
                .put(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:lock-out"));

        // When
        var applied = apply(preview, TestTokens.support(), "{\"overrideReason\": \"Ticket 4711\"}");

        // Then
        Api.asSupport()
                .get("/api/v1/tenants/" + tenant + "/audit?type=assignments.change_refused")
                .then()
                .body("items.size()", equalTo(1));
        applied.statusCode(202).body("overrideReason", equalTo("Ticket 4711"));
    }

    @Test
    void undoIsTheOldListAsANewVersion() {
        // Given
        draft(list("recruiter", "", true, "AUTOMATIC"));
        apply(preview("{}").statusCode(201).extract().path("id"), TestTokens.admin(tenant), "{}")
                .statusCode(202);
        eventually(() -> assertThat(settings(ann)).isEqualTo("{\"preventEmailImport\": true}"));

        // When
        String undo = preview("{\"of\": \"VERSION\", \"version\": 1}")
                .statusCode(201)
                .body("nextVersion", equalTo(3))
                .body("summary.settings", equalTo(1))
                .extract()
                .path("id");

        // Then
        apply(undo, TestTokens.admin(tenant), "{}").statusCode(202);
        eventually(() -> assertThat(settings(ann)).isEqualTo("{\"preventEmailImport\": false}"));
        Api.asSupport()
                .get(path)
                .then()
                .body("version", equalTo(3))
                .body("assignments[0].settings.preventEmailImport", equalTo(false));
        preview("{\"of\": \"VERSION\", \"version\": 9}").statusCode(404);
    }

    @Test
    void aManualAssignmentIsGivenToExistingMembersWhenAskedTo() {
        // Given
        String id = Api.assign(tenant, list("recruiter", "", false, "MANUAL"))
                .statusCode(200)
                .extract()
                .path("assignments[0].id");
        Api.assign(tenant, list("recruiter", "", true, "MANUAL")).statusCode(200);
        eventually(() -> assertThat(Database.run(tenant, "SELECT scope FROM reevaluation"))
                .isEmpty());
        assertThat(settings(ann)).isEqualTo("{\"preventEmailImport\": false}");
        preview("{\"of\": \"IN_FORCE\"}").statusCode(201).body("summary.changed", equalTo(0));

        // When
        String preview = preview("{\"of\": \"IN_FORCE\", \"existingMembers\": [\"" + id + "\"]}")
                .statusCode(201)
                .body("summary.changed", equalTo(1))
                .extract()
                .path("id");

        // Then
        apply(preview, TestTokens.admin(tenant), "{}").statusCode(202).body("version", equalTo(3));
        eventually(() -> assertThat(settings(ann)).isEqualTo("{\"preventEmailImport\": true}"));
    }

    @Test
    void whatIsStillBeingGivenToExistingMembersIsPreviewedAsGivenToThem() {
        // Given
        String id = Api.assign(tenant, list("recruiter", "", false, "MANUAL"))
                .statusCode(200)
                .extract()
                .path("assignments[0].id");
        eventually(() -> assertThat(Database.run(tenant, "SELECT scope FROM reevaluation"))
                .isEmpty());
        draft(list("recruiter", "", true, "MANUAL"));

        // When
        var answer = Database.whileNobodyIsJudged(tenant, () -> {
            Database.run(tenant, """
                    INSERT INTO reevaluation (tenant_id, scope, requested_at, actor, afresh)
                    VALUES (current_tenant(), '00000000-0000-0000-0000-000000000000', now(), 'support', '{%s}')
                    """.formatted(id));
            return preview("{}");
        });

        // Then
        answer.statusCode(201).body("summary.changed", equalTo(1)).body("summary.settings", equalTo(1));
    }

    @Test
    void aJobGoesOnWhereACrashLeftIt() {
        // Given
        eventually(() -> assertThat(Database.run(tenant, "SELECT scope FROM reevaluation"))
                .isEmpty());
        String job = Ids.next().toString();

        // When
        Database.run(tenant, """
                INSERT INTO assignment_job (tenant_id, id, preview_id, version, state, total, done, requested_at, requested_by)
                VALUES (current_tenant(), '%s', gen_random_uuid(), 1, 'RUNNING', 2, 1, now(), 'support')
                """.formatted(job), """
                INSERT INTO reevaluation (tenant_id, scope, cursor, requested_at, actor, job_id)
                SELECT tenant_id, '00000000-0000-0000-0000-000000000000', id, now(), 'support', '%s'
                FROM account ORDER BY id LIMIT 1
                """.formatted(job));

        // Then
        eventually(() -> Api.asSupport()
                .get(path + "/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("done", equalTo(2))
                .body("finishedAt", notNullValue()));
    }

    @Test
    void badRequestsAreProblems() {
        for (String body : List.of(
                "{\"of\": \"SOMETHING\"}", "{\"of\": \"VERSION\"}", "{\"existingMembers\": [\"x\"]}", "{\"x\": 1}")) {
            preview(body).statusCode(400).contentType("application/problem+json");
        }
        preview("{}").statusCode(404);
        Api.as(TestTokens.admin("another"))
                .body("{}")
                .post(path + "/previews")
                .then()
                .statusCode(403);
        changes(Ids.next().toString(), "").statusCode(404);
        String preview =
                preview("{\"of\": \"IN_FORCE\"}").statusCode(201).extract().path("id");
        changes(preview, "?kind=x").statusCode(400);
        apply(preview, TestTokens.support(), "{\"overrideReason\": \" \"}").statusCode(400);
        apply(preview, TestTokens.support(), "{\"overrideReason\": \"a\\u0000\"}")
                .statusCode(400);
        Api.asSupport().get(path + "/jobs/" + preview).then().statusCode(404);
        Api.asSupport().get(path + "/jobs?limit=0").then().statusCode(400);
    }

    private String draft(String list) {
        return Api.as(TestTokens.admin(tenant))
                .body(list)
                .put(path + "/draft")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo("\"0\"")))
                .extract()
                .header("ETag");
    }

    private ValidatableResponse preview(String body) {
        return Api.as(TestTokens.admin(tenant))
                .body(body)
                .post(path + "/previews")
                .then();
    }

    private ValidatableResponse changes(String preview, String query) {
        return Api.as(TestTokens.itAdmin(tenant))
                .get(path + "/previews/" + preview + "/changes" + query)
                .then();
    }

    private ValidatableResponse apply(String preview, String token, String body) {
        return Api.as(token)
                .body(body)
                .post(path + "/previews/" + preview + "/apply")
                .then();
    }

    private List<String> roles(People person) {
        return Database.run(
                tenant,
                "SELECT array_to_string(entitled_roles, ',') FROM account WHERE id = '%s'".formatted(person.id()));
    }

    private String settings(People person) {
        return Database.run(tenant, "SELECT settings FROM account WHERE id = '%s'".formatted(person.id()))
                .getFirst();
    }

    private static String list(String role, String seats, boolean prevent, String mode) {
        return LIST.formatted(role, seats, prevent, mode);
    }

    private People person(String name) {
        return People.named(new TenantId(tenant), new UserId(Ids.next()), name);
    }
}
