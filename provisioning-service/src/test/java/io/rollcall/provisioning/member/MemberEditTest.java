package io.rollcall.provisioning.member;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.DirectoryState;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserErased;
import io.rollcall.events.UserId;
import io.rollcall.events.UserUpdated;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a directory owns is refused, what the tenant owns is kept and told; suspension and erasure. */
@ServiceTest
@TestProfile(MemberEditTest.WithColumns.class)
class MemberEditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TenantId tenant = new TenantId("edits-" + Ids.next());
    private final UserId annId = new UserId(Ids.next());
    private final People ann = People.named(tenant, annId, "ann@acme.example");
    private final String path = "/api/v1/tenants/" + tenant + "/members/" + annId;

    /** A vendor that keeps two things more of members. */
    public static class WithColumns implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.members.columns", "deiPermission:boolean:false,costCode:text");
        }
    }

    @BeforeEach
    void annIsInADirectory() {
        Api.tenant(tenant.value());
        TestTopics.publish(new DirectoryState(
                People.START, tenant, People.DIRECTORY, 1, "Acme Okta", "okta", DirectoryState.Status.ACTIVE, null));
        TestTopics.publish(ann.created());
        eventually(
                () -> assertThat(Api.seen(tenant.value(), annId, "owner.name")).isEqualTo("Acme Okta"));
    }

    @Test
    void whatTheDirectoryOwnsIsRefusedAndTheOwnerIsNamed() {
        // When
        var answer = patch("{\"displayName\": \"Ann Other\", \"title\": \"Recruiter\"}");

        // Then
        answer.statusCode(409)
                .body("type", containsString("owned-by-directory"))
                .body("fields", contains("displayName"))
                .body("owner.name", equalTo("Acme Okta"))
                .body("detail", containsString("Acme Okta"));
        Api.member(tenant.value(), annId)
                .body("displayName", equalTo("Ann Lee"))
                .body("source", equalTo("DIRECTORY"));
    }

    @Test
    void whatTheTenantOwnsIsKeptWhenTheDirectoryWrites() {
        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // Given
            patch("{\"tags\": [\"vip\", \"berlin\"], \"fields\": {\"deiPermission\": true}}")
                    .statusCode(200)
                    .body("fields.costCode", equalTo(""));

            // When
            TestTopics.publish(ann.renamed("Ann Roe"));

            // Then
            eventually(() ->
                    assertThat(Api.seen(tenant.value(), annId, "displayName")).isEqualTo("Ann Roe"));
            var told = (UserUpdated) TestTopics.read(lifecycle.await(this::isAnn, PATIENCE));
            assertThat(told.changes()).extracting(it -> it.attribute()).containsExactly("tags", "fields.deiPermission");
        }
        Api.member(tenant.value(), annId)
                .body("tags", contains("berlin", "vip"))
                .body("fields.deiPermission", equalTo(true));
        Api.asSupport()
                .get("/api/v1/tenants/" + tenant + "/members?tag=vip")
                .then()
                .body("items.id", contains(annId.toString()));
    }

    @Test
    void everythingThatIsNotRightIsNamed() {
        // When
        var answer = patch("{\"shoeSize\": 44, \"tags\": \"vip\", \"fields\": {\"deiPermission\": \"yes\", \"x\": 1}}");

        // Then
        answer.statusCode(400).body("errors.field", contains("shoeSize", "tags", "fields.deiPermission", "fields.x"));
    }

    @Test
    void aSuspendedMemberIsOutUntilResumedWhateverTheDirectorySays() {
        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE);
                var entitlements = TestTopics.listen(Topic.ENTITLEMENT)) {
            // Given
            Api.asSupport().post(path + "/suspend").then().statusCode(200).body("standing", equalTo("SUSPENDED"));
            TestTopics.publish(ann.renamed("Ann Roe"));
            eventually(() ->
                    assertThat(Api.seen(tenant.value(), annId, "displayName")).isEqualTo("Ann Roe"));
            Api.member(tenant.value(), annId).body("status", equalTo("SUSPENDED"));
            Api.asSupport()
                    .post(path + "/suspend")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("The account is suspended; it cannot be suspended"));

            // When
            Api.asSupport().post(path + "/resume").then().statusCode(200).body("status", equalTo("ACTIVE"));

            // Then
            assertThat(lifecycle.awaitCount(3, this::isAnn, PATIENCE))
                    .extracting(it -> TestTopics.read(it).getClass().getSimpleName())
                    .containsExactly("UserDeactivated", "UserUpdated", "UserReactivated");
            assertThat(entitlements.awaitCount(2, this::isAnn, PATIENCE))
                    .extracting(it -> ((EntitlementChanged) TestTopics.read(it))
                            .entitlement()
                            .active())
                    .containsExactly(false, true);
        }
    }

    @Test
    void whoIsErasedLeavesNothingPersonal() {
        // Given
        patch("{\"tags\": [\"vip\"], \"fields\": {\"costCode\": \"4711\"}}").statusCode(200);
        Api.asSupport()
                .delete(path + "/personal-data")
                .then()
                .statusCode(409)
                .body("detail", containsString("Acme Okta"));
        TestTopics.publish(ann.deleted());
        eventually(() -> assertThat(Api.seen(tenant.value(), annId, "status")).isEqualTo("DEACTIVATED"));

        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE);
                var states = TestTopics.listen(Topic.USER_STATE);
                var local = TestTopics.listen(Topic.LOCAL_USER_STATE)) {
            // When
            Api.asSupport()
                    .delete(path + "/personal-data")
                    .then()
                    .statusCode(200)
                    .body("standing", equalTo("ERASED"));

            // Then
            var told = lifecycle.await(this::isAnn, PATIENCE);
            assertThat(TestTopics.read(told)).isInstanceOf(UserErased.class);
            assertThat(told.value().orElseThrow()).doesNotContain("ann@").doesNotContain("Lee");
            assertThat(states.await(this::isAnn, PATIENCE).value()).isEmpty();
            assertThat(local.await(this::isAnn, PATIENCE).value().orElseThrow()).contains("\"present\":false");
        }
        assertThat(Database.run(tenant.value(), "SELECT a::text FROM account a"))
                .noneMatch(row -> row.contains("acme.example") || row.contains("Lee") || row.contains("4711"));
        assertThat(Database.run(tenant.value(), "SELECT term FROM account_search_term"))
                .isEmpty();
        assertThat(Database.run(tenant.value(), "SELECT tag FROM account_tag")).isEmpty();
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT type FROM event_log"))
                .containsExactly("io.rollcall.user.erased.v1"));
    }

    @Test
    void whoWasErasedAndIsCreatedAgainIsANewMember() {
        // Given
        TestTopics.publish(ann.deleted());
        eventually(() -> assertThat(Api.seen(tenant.value(), annId, "status")).isEqualTo("DEACTIVATED"));
        Api.asSupport().delete(path + "/personal-data").then().statusCode(200).body("displayName", nullValue());

        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // When
            TestTopics.publish(ann.returned());

            // Then
            assertThat(lifecycle.await(this::isAnn, PATIENCE).type()).endsWith("user.provisioned.v1");
        }
        Api.member(tenant.value(), annId).body("status", equalTo("ACTIVE")).body("displayName", equalTo("Ann Lee"));
    }

    @Test
    void aRehireIsTheSameAccountJudgedAfresh() {
        // Given
        Api.assign(tenant.value(), "{\"assignments\": [], \"everyoneElse\": {\"roles\": [\"standard\"]}}")
                .statusCode(200);
        patch("{\"tags\": [\"vip\"]}").statusCode(200);
        TestTopics.publish(ann.deleted());
        eventually(() -> assertThat(Api.seen(tenant.value(), annId, "status")).isEqualTo("DEACTIVATED"));

        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE);
                var entitlements = TestTopics.listen(Topic.ENTITLEMENT)) {
            // When
            TestTopics.publish(ann.returned());

            // Then
            assertThat(lifecycle.await(this::isAnn, PATIENCE).type()).endsWith("user.reactivated.v1");
            var judged = (EntitlementChanged) TestTopics.read(entitlements.await(this::isAnn, PATIENCE));
            assertThat(judged.entitlement().roles())
                    .extracting(it -> it.role().value())
                    .containsExactly("standard");
        }
        Api.member(tenant.value(), annId).body("tags", contains("vip")).body("status", equalTo("ACTIVE"));
    }

    @Test
    void aMemberOfADirectoryIsNotRemovedHere() {
        Api.asSupport().delete(path).then().statusCode(409).body("owner.name", equalTo("Acme Okta"));
        Api.asSupport()
                .delete("/api/v1/tenants/" + tenant + "/members/" + Ids.next())
                .then()
                .statusCode(404);
    }

    private ValidatableResponse patch(String body) {
        return Api.asSupport().body(body).patch(path).then();
    }

    private boolean isAnn(ProbedEvent event) {
        return event.key().equals(tenant + "/" + annId);
    }
}
