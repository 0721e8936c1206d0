package io.rollcall.provisioning.audit;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admins did, and what they were refused, is in the trail too. */
@ServiceTest
class AdminActionsTest {

    private final TenantId tenant = new TenantId("audit-" + Ids.next());
    private final People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");
    private final Trail trail = new Trail(tenant, ann);

    @BeforeEach
    void tenant() {
        Api.tenant(tenant.value());
        Api.assign(tenant.value(), """
                {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["recruiter"],
                                  "seats": ["full"]}],
                 "everyoneElse": {"roles": ["restricted"]}}
                """).statusCode(200);
    }

    @Test
    void what_admins_changed_and_what_was_refused_is_written_down_too() {
        // Given
        TestTopics.publish(ann.created());
        eventually(() -> trail.timeline("?type=user.provisioned").body("items.size()", is(1)));

        // When
        asSupport()
                .body("{\"title\":\"Chief\"}")
                .patch(trail.path("/members/" + ann.id()))
                .then()
                .statusCode(409);

        // Then
        trail.timeline("?type=member.edit_refused")
                .body("items.size()", is(1))
                .body("items[0].actor.kind", equalTo("PERSON"))
                .body(
                        "items[0].sentence",
                        equalTo("Ann Lee was not changed: title belongs to the directory " + People.DIRECTORY));
        trail.audit("?type=assignments.changed")
                .body("items.size()", is(1))
                .body("items[0].sentence", equalTo("The assignments are of version 1: Recruiters"));
        asSupport()
                .body("{\"mode\":\"HYBRID\"}")
                .put(trail.path("/member-policy"))
                .then()
                .statusCode(200);
        trail.audit("?type=member_policy.changed")
                .body("items[0].changes.attribute", contains("mode"))
                .body("items[0].changes[0].before", equalTo("IDP_ONLY"))
                .body("items[0].changes[0].after", equalTo("HYBRID"));
    }

    @Test
    void who_set_up_and_ended_what_is_written_down() {
        // Given
        String webhook = asSupport()
                .body("{\"url\":\"http://localhost:1/in?key=secret\"}")
                .post(trail.path("/webhooks"))
                .then()
                .statusCode(201)
                .extract()
                .path("webhook.id");
        asSupport()
                .body("{\"mode\":\"HYBRID\"}")
                .put(trail.path("/member-policy"))
                .then()
                .statusCode(200);
        String invitation = asSupport()
                .body("{\"email\":\"cy@contractor.example\"}")
                .post(trail.path("/members/invitations"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asSupport()
                .body("{\"name\":\"Berlin\"}")
                .put(trail.path("/workspaces/berlin"))
                .then()
                .statusCode(200);
        asSupport()
                .body("{\"name\":\"Berlin\"}")
                .put(trail.path("/workspaces/berlin"))
                .then()
                .statusCode(200);

        // When
        asSupport().delete(trail.path("/webhooks/" + webhook)).then().statusCode(204);
        asSupport()
                .delete(trail.path("/members/invitations/" + invitation))
                .then()
                .statusCode(200);
        asSupport().post(trail.path("/workspaces/berlin/archive")).then().statusCode(200);
        asSupport().post(trail.path("/workspaces/berlin/archive")).then().statusCode(200);

        // Then
        trail.audit("?type=webhook")
                .body("items.type", contains("webhook.deleted", "webhook.created"))
                .body("items[1].sentence", equalTo("The webhook " + webhook + " was created; it sends to localhost"))
                .body("items.actor.kind", everyItem(equalTo("PERSON")));
        trail.audit("?type=invitation").body("items.type", contains("invitation.revoked", "invitation.sent"));
        trail.audit("?type=workspace").body("items.type", contains("workspace.archived", "workspace.added"));
    }

    @Test
    void a_refused_import_is_written_down_and_a_dry_run_is_not() {
        // Given
        String file = "email\r\ncy@acme.example\r\n";
        bring(file, true);

        // When
        bring(file, false);

        // Then
        trail.audit("?type=import.refused")
                .body("items.size()", is(1))
                .body("items[0].sentence", equalTo("Nobody was imported: the identity provider alone adds members"));
    }

    private void bring(String file, boolean dryRun) {
        asSupport()
                .contentType("text/csv")
                .body(file)
                .post(trail.path("/members/imports?dryRun=" + dryRun))
                .then()
                .statusCode(409);
    }
}
