package io.rollcall.provisioning.conflict;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserDeactivated;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people of one address are reported, never merged by themselves. */
@ServiceTest
class ConflictApiTest {

    private final TenantId tenant = new TenantId("doubles-" + Ids.next());
    private final String path = "/api/v1/tenants/" + tenant;
    private final People ann = person("ann@acme.example");
    private final People other = person("other@acme.example");

    @BeforeEach
    void twoPeople() {
        Api.tenant(tenant.value());
        TestTopics.publish(ann.created(), other.created());
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT id FROM account"))
                .hasSize(2));
    }

    @Test
    void whoTakesTheAddressOfSomebodyElseIsReportedWhateverTheCase() {
        // When
        TestTopics.publish(other.signsInAs("Ann@ACME.example"));

        // Then
        eventually(() -> conflicts().body("items", hasSize(1)));
        conflicts()
                .body("items[0].shared", equalTo("ann@acme.example"))
                .body("items[0].later.id", equalTo(other.id().toString()))
                .body("items[0].earlier.id", equalTo(ann.id().toString()));
        Api.member(tenant.value(), ann.id())
                .body("standing", equalTo("CONFLICT"))
                .body("status", equalTo("ACTIVE"));
        Api.asSupport().get(path + "/members?status=conflict").then().body("items", hasSize(2));
        Api.asSupport()
                .post(path + "/conflicts/" + conflict() + "/link")
                .then()
                .statusCode(409)
                .body("type", containsString("owned-by-directory"));
    }

    @Test
    void aConflictIsGoneWhenTheAddressesDifferAgain() {
        // Given
        TestTopics.publish(other.signsInAs("ann@acme.example"));
        eventually(() -> conflicts().body("items", hasSize(1)));

        // When
        TestTopics.publish(other.signsInAs("other@acme.example"));

        // Then
        eventually(() -> conflicts().body("items", empty()));
        Api.member(tenant.value(), ann.id()).body("standing", equalTo("ACTIVE"));
    }

    @Test
    void aConflictByAnotherAddressIsReportedWhenTheFirstOneIsGone() {
        // Given
        TestTopics.publish(other.signsInAs("ann@acme.example"));
        eventually(() -> conflicts().body("items", hasSize(1)));
        TestTopics.publish(other.signsInAs("other@acme.example"));
        eventually(() -> conflicts().body("items", empty()));

        // When
        TestTopics.publish(ann.signsInAs("other@acme.example"));

        // Then
        eventually(() -> conflicts().body("items.shared", contains("other@acme.example")));
        conflicts()
                .body("items[0].later.id", equalTo(ann.id().toString()))
                .body("items[0].earlier.id", equalTo(other.id().toString()));
    }

    @Test
    void twoWhoTakeTheSameAddressAtTheSameTimeAreReported() {
        // When
        TestTopics.publish(ann.signsInAs("both@acme.example"), other.signsInAs("both@acme.example"));

        // Then
        eventually(() -> conflicts().body("items.shared", contains("both@acme.example")));
    }

    @Test
    void whoIsKeptApartIsNotAskedAboutAgain() {
        // Given
        TestTopics.publish(other.signsInAs("ann@acme.example"));
        eventually(() -> conflicts().body("items", hasSize(1)));

        // When
        Api.asSupport()
                .post(path + "/conflicts/" + conflict() + "/keep-apart")
                .then()
                .statusCode(200);

        // Then
        conflicts().body("items", empty());
        TestTopics.publish(other.signsInAs("x@acme.example"), other.signsInAs("ann@acme.example"));
        eventually(() ->
                assertThat(Api.seen(tenant.value(), other.id(), "userName")).isEqualTo("ann@acme.example"));
        conflicts().body("items", empty());
    }

    @Test
    void theOneWhomNoDirectoryOwnsEndsWhenBothAreOne() {
        // Given
        String local = contractor();
        People late = person("cy@contractor.example");
        TestTopics.publish(late.created());
        eventually(() -> conflicts().body("items.goes", contains(local)));

        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // When
            Api.asSupport()
                    .post(path + "/conflicts/" + conflict() + "/link")
                    .then()
                    .statusCode(200);

            // Then
            var told = lifecycle.await(it -> it.key().equals(tenant + "/" + local), Duration.ofSeconds(30));
            assertThat(((UserDeactivated) TestTopics.read(told)).reason()).isEqualTo(UserDeactivated.Reason.LINKED);
        }
        conflicts().body("items", empty());
        Api.member(tenant.value(), late.id())
                .body("tags", contains("contractor"))
                .body("status", equalTo("ACTIVE"));
        Api.member(tenant.value(), local).body("status", equalTo("DEACTIVATED"));
        Api.asSupport()
                .get(path + "/members?tag=contractor")
                .then()
                .body("items.id", contains(late.id().toString()));
    }

    private String contractor() {
        Api.asSupport()
                .body("{\"mode\": \"HYBRID\"}")
                .put(path + "/member-policy")
                .then()
                .statusCode(200);
        String id = Api.asSupport()
                .body("{\"email\": \"cy@contractor.example\"}")
                .post(path + "/members/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("memberId");
        Api.asSupport()
                .body("{\"tags\": [\"contractor\"]}")
                .patch(path + "/members/" + id)
                .then()
                .statusCode(200);
        Api.as(TestTokens.service())
                .body("{\"email\": \"cy@contractor.example\"}")
                .post(path + "/sign-ins")
                .then()
                .statusCode(200);
        return id;
    }

    private String conflict() {
        return conflicts().extract().path("items[0].id");
    }

    private ValidatableResponse conflicts() {
        return Api.asSupport().get(path + "/conflicts").then().statusCode(200);
    }

    private People person(String userName) {
        return People.named(tenant, new UserId(Ids.next()), userName);
    }
}
