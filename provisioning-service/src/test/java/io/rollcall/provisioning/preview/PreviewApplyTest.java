package io.rollcall.provisioning.preview;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a preview announced is applied, unless it is not true any more; and undone. */
@ServiceTest
class PreviewApplyTest {

    private final PreviewedTenant acme = new PreviewedTenant();

    @BeforeEach
    void annIsARecruiterAndBeaIsNot() {
        acme.start();
    }

    @Test
    void whatWouldHappenOtherwiseByNowIsNotApplied() {
        // Given
        acme.draft(PreviewedTenant.list("recruiter", "", true, "AUTOMATIC"));
        String preview = acme.preview("{}").statusCode(201).extract().path("id");
        TestTopics.publish(acme.bea.joins(acme.recruiting));
        eventually(() -> assertThat(acme.roles(acme.bea)).containsExactly("recruiter"));

        // When
        var refused = acme.apply(preview, TestTokens.admin(acme.id), "{}");

        // Then
        String next = refused.statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:preview-stale"))
                .body("preview.summary.changed", equalTo(2))
                .extract()
                .path("preview.id");
        Api.asSupport().get(acme.path).then().body("version", equalTo(1));
        acme.apply(next, TestTokens.admin(acme.id), "{}").statusCode(202);
    }

    @Test
    void aNewerVersionMakesAPreviewStale() {
        // Given
        acme.draft(PreviewedTenant.list("recruiter", "", true, "AUTOMATIC"));
        String preview = acme.preview("{}").statusCode(201).extract().path("id");
        Api.assign(acme.id, PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"))
                .statusCode(200);
        eventually(() -> assertThat(acme.roles(acme.ann)).containsExactly("sourcer"));
        Owners.rolesAnswer(acme.id, PreviewedTenant.NO_CHANGE);

        // When
        var refused = acme.apply(preview, TestTokens.admin(acme.id), "{}");

        // Then
        refused.statusCode(409).body("preview.baseVersion", equalTo(2));
    }

    @Test
    void aTenantIsNotLeftWithoutAnAdminUnlessSupportSaysWhy() {
        // Given
        Owners.rolesAnswer(acme.id, PreviewedTenant.NO_CHANGE.replace("\"adminsAfter\":1", "\"adminsAfter\":0"));
        acme.draft(PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"));
        String preview = acme.preview("{}")
                .statusCode(201)
                .body("summary.locksOut", equalTo(true))
                .extract()
                .path("id");
        acme.apply(preview, TestTokens.admin(acme.id), "{}")
                .statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:lock-out"));
        acme.apply(preview, TestTokens.admin(acme.id), "{\"overrideReason\": \"please\"}")
                .statusCode(403);
        Api.as(TestTokens.admin(acme.id))
                .body(PreviewedTenant.list("sourcer", "", false, "AUTOMATIC"))
                .put(acme.path)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:lock-out"));

        // When
        var applied = acme.apply(preview, TestTokens.support(), "{\"overrideReason\": \"Ticket 4711\"}");

        // Then
        Api.asSupport()
                .get("/api/v1/tenants/" + acme.id + "/audit?type=assignments.change_refused")
                .then()
                .body("items.size()", equalTo(1));
        applied.statusCode(202).body("overrideReason", equalTo("Ticket 4711"));
    }

    @Test
    void nobodyGivesByAnAssignmentWhatTheyDoNotHold() {
        // Given
        Owners.rolesAnswer(acme.id, PreviewedTenant.NO_CHANGE);
        Owners.lacksWhenHandingOut(acme.id, "ats.jobs:edit");
        acme.draft(PreviewedTenant.list("admin", "", false, "AUTOMATIC"));
        String preview = acme.preview("{}").statusCode(201).extract().path("id");

        // When
        var refused = acme.apply(preview, TestTokens.itAdmin(acme.id), "{}");

        // Then
        refused.statusCode(403)
                .body("type", equalTo("urn:rollcall:problem:permission-not-held"))
                .body("permissions", contains("ats.jobs:edit"));
        Api.as(TestTokens.itAdmin(acme.id))
                .body(PreviewedTenant.list("admin", "", false, "AUTOMATIC"))
                .put(acme.path)
                .then()
                .statusCode(403);
        assertThat(Owners.asked("rbac", acme.id + "/handing-out")).contains("admin", "restricted");
        Api.asSupport()
                .get("/api/v1/tenants/" + acme.id + "/audit?type=assignments.change_refused")
                .then()
                .body("items.size()", equalTo(2));
        Api.as(TestTokens.itAdmin(acme.id))
                .body(PreviewedTenant.list("recruiter", "", true, "AUTOMATIC"))
                .put(acme.path)
                .then()
                .statusCode(200);
        acme.apply(preview, TestTokens.support(), "{}").statusCode(409);
    }

    @Test
    void undoIsTheOldListAsANewVersion() {
        // Given
        acme.draft(PreviewedTenant.list("recruiter", "", true, "AUTOMATIC"));
        acme.apply(acme.preview("{}").statusCode(201).extract().path("id"), TestTokens.admin(acme.id), "{}")
                .statusCode(202);
        eventually(() -> assertThat(acme.settings(acme.ann)).isEqualTo("{\"preventEmailImport\": true}"));

        // When
        String undo = acme.preview("{\"of\": \"VERSION\", \"version\": 1}")
                .statusCode(201)
                .body("nextVersion", equalTo(3))
                .body("summary.settings", equalTo(1))
                .extract()
                .path("id");

        // Then
        acme.apply(undo, TestTokens.admin(acme.id), "{}").statusCode(202);
        eventually(() -> assertThat(acme.settings(acme.ann)).isEqualTo("{\"preventEmailImport\": false}"));
        Api.asSupport()
                .get(acme.path)
                .then()
                .body("version", equalTo(3))
                .body("assignments[0].settings.preventEmailImport", equalTo(false));
        acme.preview("{\"of\": \"VERSION\", \"version\": 9}").statusCode(404);
    }

    @Test
    void aManualAssignmentIsGivenToExistingMembersWhenAskedTo() {
        // Given
        String id = Api.assign(acme.id, PreviewedTenant.list("recruiter", "", false, "MANUAL"))
                .statusCode(200)
                .extract()
                .path("assignments[0].id");
        Api.assign(acme.id, PreviewedTenant.list("recruiter", "", true, "MANUAL"))
                .statusCode(200);
        eventually(() -> assertThat(Database.run(acme.id, "SELECT scope FROM reevaluation"))
                .isEmpty());
        assertThat(acme.settings(acme.ann)).isEqualTo("{\"preventEmailImport\": false}");
        acme.preview("{\"of\": \"IN_FORCE\"}").statusCode(201).body("summary.changed", equalTo(0));

        // When
        String preview = acme.preview("{\"of\": \"IN_FORCE\", \"existingMembers\": [\"" + id + "\"]}")
                .statusCode(201)
                .body("summary.changed", equalTo(1))
                .extract()
                .path("id");

        // Then
        acme.apply(preview, TestTokens.admin(acme.id), "{}").statusCode(202).body("version", equalTo(3));
        eventually(() -> assertThat(acme.settings(acme.ann)).isEqualTo("{\"preventEmailImport\": true}"));
    }

    @Test
    void aJobGoesOnWhereACrashLeftIt() {
        // Given
        eventually(() -> assertThat(Database.run(acme.id, "SELECT scope FROM reevaluation"))
                .isEmpty());
        String job = Ids.next().toString();

        // When
        Database.run(acme.id, """
                INSERT INTO assignment_job (tenant_id, id, preview_id, version, state, total, done, requested_at, requested_by)
                VALUES (current_tenant(), '%s', gen_random_uuid(), 1, 'RUNNING', 2, 1, now(), 'support')
                """.formatted(job), """
                INSERT INTO reevaluation (tenant_id, scope, cursor, requested_at, actor, job_id)
                SELECT tenant_id, '00000000-0000-0000-0000-000000000000', id, now(), 'support', '%s'
                FROM account ORDER BY id LIMIT 1
                """.formatted(job));

        // Then
        eventually(() -> Api.asSupport()
                .get(acme.path + "/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("done", equalTo(2))
                .body("finishedAt", notNullValue()));
    }
}
