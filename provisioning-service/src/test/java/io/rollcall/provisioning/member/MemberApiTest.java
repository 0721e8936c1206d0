package io.rollcall.provisioning.member;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class MemberApiTest {

    private final String tenant = "members-" + Ids.next();
    private final String path = "/api/v1/tenants/" + tenant + "/members";
    private final People ann = person("ann@acme.example");
    private final People bea = person("bea@acme.example");
    private final People cy = person("cy@other.example");

    @BeforeEach
    void threePeople() {
        Api.tenant(tenant);
        TestTopics.publish(
                ann.created(), bea.created(), bea.renamed("Bea Maria Roe"), cy.created(), cy.renamed("Cy Orr"));
        TestTopics.publish(cy.deactivated());
        eventually(() -> assertThat(Database.run(tenant, "SELECT sum(directory_version) FROM account"))
                .containsExactly("6"));
    }

    @Test
    void pagesFollowEachOtherUntilTheLast() {
        // Given
        List<String> seen = new ArrayList<>();
        String cursor = "";

        // When
        for (int page = 0; cursor != null && page < 5; page++) {
            var answer =
                    Api.asSupport().get(path + "?status=all&limit=2" + cursor).jsonPath();
            seen.addAll(answer.getList("items.userName"));
            cursor = answer.get("nextCursor") == null ? null : "&cursor=" + answer.get("nextCursor");
        }

        // Then
        assertThat(seen).containsExactly("ann@acme.example", "bea@acme.example", "cy@other.example");
    }

    @Test
    void membersAreFilteredByStatus() {
        assertThat(found("?status=active")).containsExactly("ann@acme.example", "bea@acme.example");
        assertThat(found("?status=DEACTIVATED")).containsExactly("cy@other.example");
        assertThat(found("?status=all")).hasSize(3);
        assertThat(found("")).containsExactly("ann@acme.example", "bea@acme.example");
    }

    @Test
    void membersAreFoundByTheStartOfWhatIsKnownOfThem() {
        assertThat(found("?search=BEA@")).containsExactly("bea@acme.example");
        assertThat(found("?search=maria r")).containsExactly("bea@acme.example");
        assertThat(found("?search=roe")).containsExactly("bea@acme.example");
        assertThat(found("?status=all&search=ext-" + cy.id())).containsExactly("cy@other.example");
        assertThat(found("?status=all&search=ann")).hasSize(3); // everybody's given name is Ann
        assertThat(found("?search=ann&status=deactivated")).containsExactly("cy@other.example");
        assertThat(found("?search=ria")).isEmpty();
        assertThat(found("?search=%25")).isEmpty();
    }

    @Test
    void aSearchIsServedByTheIndexUnderRowLevelSecurity() {
        // When
        List<String> plan = Database.run(tenant, "SET LOCAL enable_seqscan = off", """
                EXPLAIN SELECT account_id FROM account_search_term
                WHERE tenant_id = '%s' AND term >= 'bea' AND term < 'beb'
                """.formatted(tenant));

        // Then
        assertThat(plan)
                .anySatisfy(line -> assertThat(line)
                        .contains("Index Cond")
                        .contains("term >= 'bea'")
                        .contains("term < 'beb'"));
    }

    @Test
    void aFormerNameIsNotFound() {
        // Given
        TestTopics.publish(bea.renamed("Bea Smith"));

        // When
        eventually(() -> assertThat(found("?search=smith")).hasSize(1));

        // Then
        assertThat(found("?search=roe")).isEmpty();
    }

    @Test
    void badRequestsAreProblems() {
        for (String query : List.of(
                "?limit=0",
                "?limit=201",
                "?limit=x",
                "?status=asleep",
                "?cursor=1",
                "?sort=age",
                "?source=x",
                "?group=1")) {
            Api.asSupport().get(path + query).then().statusCode(400).contentType("application/problem+json");
        }
        Api.asSupport().get(path + "/" + Ids.next()).then().statusCode(404).contentType("application/problem+json");
        Api.asSupport().get("/api/v1/tenants/nobody/members").then().statusCode(404);
    }

    @Test
    void nobodyFollowsATenantThatThereIsNot() {
        for (var request : List.of(Api.asSupport(), Api.asSupport().header("Last-Event-ID", "17"))) {
            request.get("/api/v1/tenants/nobody/members/changes")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void onlyWhoMayIsServed() {
        RestAssured.given().get(path).then().statusCode(401).contentType("application/problem+json");
        Api.as(TestTokens.withoutRole()).get(path).then().statusCode(403);
        Api.as(TestTokens.admin("another")).get(path).then().statusCode(403);
        Api.as(TestTokens.admin("another")).get(path + "/" + ann.id()).then().statusCode(403);
        Api.as(TestTokens.itAdmin(tenant)).get(path).then().statusCode(200);
    }

    @Test
    void aMemberOfAnotherTenantIsUnknown() {
        // Given
        String other = tenant + "-other";
        Api.tenant(other);

        // When
        var answer = Api.asSupport().get("/api/v1/tenants/" + other + "/members/" + ann.id());

        // Then
        answer.then().statusCode(404);
    }

    private List<String> found(String query) {
        return Api.asSupport()
                .get(path + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.userName");
    }

    private People person(String userName) {
        return People.named(new TenantId(tenant), new UserId(Ids.next()), userName);
    }
}
