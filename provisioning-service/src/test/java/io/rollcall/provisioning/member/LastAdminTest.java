package io.rollcall.provisioning.member;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.Cause;
import io.rollcall.events.LastAdminLost;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.Reports;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.provisioning.preview.Owners;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is left alone with a tenant that nobody may administer; at least not by an admin. */
@ServiceTest
class LastAdminTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TenantId tenant = new TenantId("last-admin-" + Ids.next());
    private final UserId ann = new UserId(Ids.next());
    private final UserId ben = new UserId(Ids.next());
    private final Reports aboutBen = new Reports(tenant, ben);

    @BeforeEach
    void annAndBenAreAdmins() {
        Api.tenant(tenant.value());
        Owners.admins(tenant.value(), 2);
        TestTopics.publish(
                People.named(tenant, ann, "ann@acme.example").created(),
                People.named(tenant, ben, "ben@acme.example").created());
        TestTopics.publish(new Reports(tenant, ann).gets("admin", People.START, Ids.next()));
        TestTopics.publish(aboutBen.gets("admin", People.START, Ids.next()));
        isAdmin(ann);
        isAdmin(ben);
    }

    @Test
    void theLastAdminIsNotSuspended() {
        // Given
        suspend(TestTokens.support(), ann).statusCode(200);

        // When
        var refused = suspend(TestTokens.itAdmin(tenant.value()), ben);

        // Then
        refused.statusCode(409).body("type", equalTo("urn:rollcall:problem:last-admin"));
        Api.member(tenant.value(), ben).body("standing", equalTo("ACTIVE"));
        audited("was not suspended or removed: nobody would be left to administer the tenant");
    }

    @Test
    void anAdminDoesNotSuspendThemselves() {
        var refused = suspend(TestTokens.admin(tenant.value(), "Ann@acme.example"), ann);

        refused.statusCode(409).body("type", equalTo("urn:rollcall:problem:self-demotion"));
    }

    @Test
    void ofTwoAdminsWhoAreSuspendedAtOnceOneStays() {
        // When
        List<Integer> answers = List.of(ann, ben).parallelStream()
                .map(it -> suspend(TestTokens.support(), it).extract().statusCode())
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void nobodyWaitsWhileItIsAskedWhetherSomebodyMayGo() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            Owners.departuresAreHeldBack(tenant.value(), true);
            var suspended = threads.submit(() -> suspend(TestTokens.support(), ann));
            eventually(() -> assertThat(Owners.departuresAsked(tenant.value())).contains("entitlementVersion"));

            // When
            List<String> free = Database.run(
                    tenant.value(),
                    "SELECT id FROM account WHERE id = '" + ann + "' FOR UPDATE NOWAIT",
                    "SELECT pg_try_advisory_xact_lock(hashtextextended('assignments/' || current_tenant(), 0))");

            // Then
            assertThat(free).containsExactly("t");
            Owners.departuresAreHeldBack(tenant.value(), false);
            assertThat(suspended).succeedsWithin(PATIENCE).satisfies(it -> it.statusCode(200));
        }
    }

    @Test
    void whoIsEntitledToSomethingElseByTheTimeOfTheAnswerIsAskedForAgain() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given
            Owners.admins(tenant.value(), 3);
            Owners.departuresAreHeldBack(tenant.value(), true);
            var suspended = threads.submit(() -> suspend(TestTokens.support(), ann));
            eventually(() -> assertThat(Owners.departuresAsked(tenant.value())).contains("entitlementVersion"));
            String asked = Owners.departuresAsked(tenant.value());

            // When
            String version = Database.run(
                            tenant.value(),
                            "UPDATE account SET entitlement_version = entitlement_version + 1 WHERE id = '" + ann
                                    + "' RETURNING entitlement_version")
                    .getFirst();
            Owners.departuresAreHeldBack(tenant.value(), false);

            // Then
            assertThat(suspended).succeedsWithin(PATIENCE).satisfies(it -> it.statusCode(200));
            assertThat(Owners.departuresAsked(tenant.value()))
                    .startsWith(asked)
                    .contains("\"entitlementVersion\":" + version + ",")
                    .doesNotEndWith(asked);
        }
    }

    @Test
    void nobodyIsSuspendedWhileItIsNotKnownWhoTheAdminsAre() {
        // Given
        Owners.rolesRefuse(tenant.value(), 503);

        // When
        var refused = suspend(TestTokens.support(), ann);

        // Then
        refused.statusCode(503)
                .body("type", equalTo("urn:rollcall:problem:admins-unknown"))
                .body("detail", containsString("Nothing was changed"));
        Api.member(tenant.value(), ann).body("standing", equalTo("ACTIVE"));
    }

    @Test
    void theAlertIsInTheTrail() {
        TestTopics.publish(new LastAdminLost(
                People.START,
                tenant,
                1,
                ben,
                Cause.ofEvent("rbac-service", Ids.next().toString())));

        audited("was the last active admin and is none any more: nobody may administer the tenant");
    }

    private void isAdmin(UserId id) {
        eventually(
                () -> assertThat(Api.seen(tenant.value(), id, "roles[0].role")).isEqualTo("admin"));
    }

    private ValidatableResponse suspend(String token, UserId id) {
        return Api.as(token)
                .post("/api/v1/tenants/" + tenant + "/members/" + id + "/suspend")
                .then();
    }

    private void audited(String words) {
        eventually(() -> Api.asSupport()
                .get("/api/v1/tenants/" + tenant + "/audit?subject=" + ben)
                .then()
                .body("items.sentence", hasItem(org.hamcrest.Matchers.endsWith(words))));
    }
}
