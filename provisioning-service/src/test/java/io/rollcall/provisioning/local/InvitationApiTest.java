package io.rollcall.provisioning.local;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.LocalUserState;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.events.UserProvisioned;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who may be invited, what becomes of an invitation, and what signing in does and does not. */
@ServiceTest
class InvitationApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TenantId tenant = new TenantId("invites-" + Ids.next());
    private final String path = "/api/v1/tenants/" + tenant;

    @BeforeEach
    void aTenant() {
        Api.tenant(tenant.value());
        Api.assign(tenant.value(), "{\"assignments\": [], \"everyoneElse\": {\"roles\": [\"standard\"]}}")
                .statusCode(200);
    }

    @Test
    void whereTheIdentityProviderAloneAddsMembersAnInvitationIsRefusedWithTheReason() {
        // When
        var answer = invite("cy@contractor.example");

        // Then
        answer.statusCode(409).body("type", containsString("idp-only")).body("detail", containsString("IDP_ONLY"));
        assertThat(Database.run(tenant.value(), "SELECT id FROM account")).isEmpty();
    }

    @Test
    void whoIsInvitedIsThereButNotToldUntilTheyComeAndThenOnce() {
        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE);
                var entitlements = TestTopics.listen(Topic.ENTITLEMENT)) {
            // Given
            hybrid();
            String id = invite("Cy@contractor.example")
                    .statusCode(201)
                    .body("state", equalTo("OPEN"))
                    .extract()
                    .path("memberId");
            Api.member(tenant.value(), id).body("standing", equalTo("INVITED")).body("source", equalTo("LOCAL"));

            // When
            signIn("cy@CONTRACTOR.example")
                    .statusCode(200)
                    .body("first", equalTo(true))
                    .body("memberId", equalTo(id));

            // Then
            signIn("cy@contractor.example").statusCode(200).body("first", equalTo(false));
            eventually(() -> assertThat(Database.run(tenant.value(), "SELECT id FROM outbox"))
                    .isEmpty());
            assertThat(lifecycle.readToEnd(PATIENCE).stream().filter(it -> isOf(it, id)))
                    .singleElement()
                    .satisfies(it -> assertThat(TestTopics.read(it)).isInstanceOf(UserProvisioned.class));
            var judged = (EntitlementChanged) TestTopics.read(entitlements.await(it -> isOf(it, id), PATIENCE));
            assertThat(judged.entitlement().active()).isTrue();
            assertThat(judged.entitlement().directoryVersion()).isZero();
            Api.member(tenant.value(), id).body("status", equalTo("ACTIVE"));
            invitations().body("items.state", contains("ACCEPTED"));
        }
    }

    @Test
    void whoIsKeptOutBeforeTheySignInForTheFirstTimeIsNotLetIn() throws Exception {
        // Given
        hybrid();
        String id = invite("cy@contractor.example").statusCode(201).extract().path("memberId");
        try (var admin = Database.asOwner(tenant.value());
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("UPDATE account SET status = 'SUSPENDED', status_since = now() WHERE id = '" + id + "'");

            // When
            var answer = CompletableFuture.supplyAsync(() -> signIn("cy@contractor.example"));
            eventually(() -> assertThat(Database.isSomebodyWaiting()).isTrue());
            admin.commit();

            // Then
            answer.get(20, TimeUnit.SECONDS)
                    .statusCode(200)
                    .body("status", equalTo("SUSPENDED"))
                    .body("first", equalTo(false));
        }
    }

    @Test
    void theGatewayHearsOfWhoIsInvitedAndOfWhoIsNotAnyMore() {
        try (var local = TestTopics.listen(Topic.LOCAL_USER_STATE)) {
            // Given
            hybrid();
            var invited = invite("cy@contractor.example").statusCode(201).extract();

            // When
            Api.asSupport()
                    .delete(path + "/members/invitations/" + invited.path("id"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REVOKED"));

            // Then
            var told = local.awaitCount(2, it -> isOf(it, invited.path("memberId")), PATIENCE).stream()
                    .map(it -> (LocalUserState) TestTopics.read(it))
                    .toList();
            assertThat(told).extracting(LocalUserState::present).containsExactly(true, false);
            assertThat(told).extracting(LocalUserState::version).containsExactly(1L, 2L);
            assertThat(told.getFirst().email()).isEqualTo("cy@contractor.example");
            Api.member(tenant.value(), invited.path("memberId")).statusCode(404);
            signIn("cy@contractor.example").statusCode(404);
        }
    }

    @Test
    void whoIsRemovedBeforeTheyCameWasNeverToldOf() {
        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE);
                var entitlements = TestTopics.listen(Topic.ENTITLEMENT);
                var local = TestTopics.listen(Topic.LOCAL_USER_STATE)) {
            // Given
            hybrid();
            String id =
                    invite("cy@contractor.example").statusCode(201).extract().path("memberId");

            // When
            var answer = Api.asSupport().delete(path + "/members/" + id).then();

            // Then
            answer.statusCode(204);
            local.awaitCount(2, it -> isOf(it, id), PATIENCE);
            eventually(() -> assertThat(Database.run(tenant.value(), "SELECT id FROM outbox"))
                    .isEmpty());
            assertThat(lifecycle.readToEnd(PATIENCE)).noneMatch(it -> isOf(it, id));
            assertThat(entitlements.readToEnd(PATIENCE)).noneMatch(it -> isOf(it, id));
            Api.member(tenant.value(), id).statusCode(404);
            invitations().body("items.state", contains("REVOKED"));
        }
    }

    @Test
    void aDirectoryThatCreatesTheInvitedPersonTakesOverTheSameAccount() {
        // Given
        hybrid();
        UserId id = UserId.of(
                invite("cy@contractor.example").statusCode(201).extract().path("memberId"));
        Api.asSupport()
                .body("{\"tags\": [\"contractor\"]}")
                .patch(path + "/members/" + id)
                .then()
                .statusCode(200);
        People cy = People.named(tenant, id, "Cy@contractor.example");
        cy.created();

        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // When
            TestTopics.publish(cy.returned());

            // Then
            assertThat(TestTopics.read(lifecycle.await(it -> isOf(it, id.toString()), PATIENCE)))
                    .isInstanceOf(UserProvisioned.class);
        }
        Api.member(tenant.value(), id)
                .body("source", equalTo("DIRECTORY"))
                .body("status", equalTo("ACTIVE"))
                .body("tags", contains("contractor"));
        invitations().body("items.state", contains("TAKEN_OVER"));
        signIn("cy@contractor.example").statusCode(200).body("first", equalTo(false));
    }

    @Test
    void anAddressIsInvitedOnceHoweverManyAskAtATime() {
        // Given
        hybrid();

        // When
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> invite("cy@contractor.example").extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        // Then
        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
        Api.asSupport().get(path + "/members?status=invited").then().body("items", hasSize(1));
    }

    @Test
    void aMemberOfADirectoryIsNotInvitedAndSigningInChangesNothingOfThem() {
        // Given
        hybrid();
        People ann = People.named(tenant, new UserId(Ids.next()), "ann@acme.example");
        TestTopics.publish(ann.created());
        eventually(
                () -> assertThat(Api.seen(tenant.value(), ann.id(), "status")).isEqualTo("ACTIVE"));
        List<String> before = Database.run(tenant.value(), "SELECT a::text FROM account a");

        // When
        signIn("ANN@acme.example").statusCode(200).body("first", equalTo(false));

        // Then
        assertThat(Database.run(tenant.value(), "SELECT a::text FROM account a"))
                .isEqualTo(before);
        invite("Ann@Acme.example")
                .statusCode(409)
                .body("member", equalTo(ann.id().toString()));
        signIn("stranger@acme.example").statusCode(404);
        assertThat(Database.run(tenant.value(), "SELECT id FROM account")).hasSize(1);
    }

    @Test
    void anInvitationThatHasExpiredIsRefusedAndMayBeRepeated() {
        // Given
        hybrid();
        invite("cy@contractor.example").statusCode(201);
        Database.run(tenant.value(), "UPDATE invitation SET expires_at = invited_at");

        // When
        var answer = signIn("cy@contractor.example");

        // Then
        answer.statusCode(409).body("type", containsString("invitation-expired"));
        invite("cy@contractor.example").statusCode(201);
        signIn("cy@contractor.example").statusCode(200).body("first", equalTo(true));
    }

    @Test
    void whoLostTheirAddressIsInvitedAgainByTheirUserName() {
        // Given
        hybrid();
        String id = invite("cy@contractor.example").statusCode(201).extract().path("memberId");
        Api.asSupport()
                .body("{\"email\": null}")
                .patch(path + "/members/" + id)
                .then()
                .statusCode(200);
        Database.run(tenant.value(), "UPDATE invitation SET expires_at = invited_at");

        // When
        var answer = invite("cy@contractor.example");

        // Then
        answer.statusCode(201).body("memberId", equalTo(id)).body("email", equalTo("cy@contractor.example"));
    }

    @Test
    void domainsThatAreNotAllowedAreRefused() {
        // Given
        policy("{\"mode\": \"HYBRID\", \"allowedDomains\": [\"Acme.example\"]}").statusCode(200);

        // When
        var answer = invite("cy@contractor.example");

        // Then
        answer.statusCode(409).body("detail", containsString("acme.example"));
        invite("ann@ACME.example").statusCode(201);
    }

    @RepeatedTest(5)
    void noChangeOfThePolicyIsLostWhenManyChangeItAtATime() {
        // Given
        List<String> changes = List.of(
                "{\"mode\": \"HYBRID\"}",
                "{\"allowedDomains\": [\"acme.example\"]}",
                "{\"verifiedDomains\": [\"acme.example\"]}",
                "{\"invitationDays\": 30}");

        // When
        changes.stream()
                .map(change ->
                        CompletableFuture.runAsync(() -> policy(change).statusCode(200), Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);

        // Then
        Api.asSupport()
                .get(path + "/member-policy")
                .then()
                .body("mode", equalTo("HYBRID"))
                .body("allowedDomains", contains("acme.example"))
                .body("verifiedDomains", contains("acme.example"))
                .body("invitationDays", equalTo(30))
                .body("version", equalTo(4));
    }

    @Test
    void peopleAreAnnouncedAgainOnlyWhenTheVerifiedDomainsChange() {
        // Given
        hybrid();
        invite("cy@contractor.example").statusCode(201);
        policy("{\"invitationDays\": 30}").statusCode(200);
        assertThat(Database.run(tenant.value(), "SELECT announced FROM account"))
                .containsExactly("1");

        // When
        policy("{\"verifiedDomains\": [\"contractor.example\"]}").statusCode(200);

        // Then
        assertThat(Database.run(tenant.value(), "SELECT announced FROM account"))
                .containsExactly("2");
    }

    @Test
    void onlyTheVendorVerifiesDomainsAndOnlyTheLoginTellsOfSignIns() {
        Api.as(TestTokens.admin(tenant.value()))
                .body("{\"verifiedDomains\": [\"gmail.example\"]}")
                .put(path + "/member-policy")
                .then()
                .statusCode(403);
        Api.as(TestTokens.admin(tenant.value()))
                .body("{\"mode\": \"HYBRID\"}")
                .put(path + "/member-policy")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        policy("{\"mode\": \"ANY\"}").statusCode(400);
        policy("{\"allowedDomains\": [\"acme\"]}").statusCode(400);
        policy("{\"allowedDomains\": [null]}").statusCode(400);
        policy("{\"invitationDays\": 0}").statusCode(400);
        Api.asSupport()
                .body("{\"email\": \"a@b.example\"}")
                .post(path + "/sign-ins")
                .then()
                .statusCode(403);
        invite("no address").statusCode(400);
        RestAssured.given().post(path + "/members/invitations").then().statusCode(401);
    }

    private void hybrid() {
        policy("{\"mode\": \"HYBRID\"}").statusCode(200);
    }

    private ValidatableResponse policy(String body) {
        return Api.asSupport().body(body).put(path + "/member-policy").then();
    }

    private ValidatableResponse invite(String email) {
        return Api.asSupport()
                .body("{\"email\": \"" + email + "\"}")
                .post(path + "/members/invitations")
                .then();
    }

    private ValidatableResponse signIn(String email) {
        return Api.as(TestTokens.service())
                .body("{\"email\": \"" + email + "\"}")
                .post(path + "/sign-ins")
                .then();
    }

    private ValidatableResponse invitations() {
        return Api.asSupport().get(path + "/members/invitations").then().statusCode(200);
    }

    private boolean isOf(ProbedEvent event, String id) {
        return event.key().equals(tenant + "/" + id);
    }
}
