package io.rollcall.provisioning.assignment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class AssignmentsApiTest {

    private static final String LIST = """
            {"assignments": [
                {"name": "Interns", "rank": 2, "groups": [{"name": "Sourcing Interns"}], "roles": ["intern-sourcer"],
                 "seats": ["viewer"], "updateMode": "MANUAL"},
                {"name": "Recruiters", "rank": 1, "groups": ["Recruiting"], "roles": ["recruiter"], "seats": ["full"]}],
             "everyoneElse": {"roles": ["restricted"], "seats": []}}
            """;

    private final String tenant = "api-" + Ids.next();
    private final String path = "/api/v1/tenants/" + tenant + "/assignments";

    @BeforeEach
    void tenant() {
        Api.tenant(tenant);
    }

    @Test
    void aTenantBeginsWithAnEmptyList() {
        Api.asSupport()
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("version", equalTo(0))
                .body("assignments", empty());
    }

    @Test
    void aListIsStoredInTheOrderOfItsRanks() {
        // When
        var answer = Api.as(TestTokens.admin(tenant)).body(LIST).put(path).then();

        // Then
        answer.statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("assignments.name", contains("Recruiters", "Interns"))
                .body("assignments.rank", contains(1, 2))
                .body("assignments.updateMode", contains("AUTOMATIC", "MANUAL"))
                .body("assignments[0].id", notNullValue())
                .body("assignments[0].groups[0].name", equalTo("Recruiting"))
                .body("assignments[0].groups[0].id", nullValue())
                .body("everyoneElse.roles", contains("restricted"));
    }

    @Test
    void whatWasReadCanBeSentAndChangesNothing() {
        // Given
        Api.assign(tenant, LIST).statusCode(200);
        String read = Api.asSupport().get(path).asString();

        // When
        var answer = Api.assign(tenant, read);

        // Then
        answer.statusCode(200).body("version", equalTo(1));
    }

    @Test
    void rolesAndSeatTypesThatAreNotKnownYetAreWarnedOf() {
        Api.assign(tenant, LIST)
                .statusCode(200)
                .body("warnings.field", hasItem("assignments[0].roles[0]"))
                .body("warnings.field", hasItem("everyoneElse.roles[0]"))
                .body("warnings.detail", hasItem("full is not a known seat type"));
    }

    @Test
    void everyFieldThatIsNotRightIsNamed() {
        Api.assign(tenant, """
                        {"assignments": [
                            {"name": "", "groups": [{}, " "], "roles": ["No Key"]},
                            {"name": "A", "id": "x", "updateMode": "SOMETIMES"}, {"name": "a"}, null]}
                        """)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:invalid-assignments"))
                .body("requestId", notNullValue())
                .body(
                        "errors.field",
                        contains(
                                "assignments[0].name",
                                "assignments[0].groups[0]",
                                "assignments[0].groups[1]",
                                "assignments[0].roles[0]",
                                "assignments[1].id",
                                "assignments[1].updateMode",
                                "assignments[2].name",
                                "assignments[3]"));
    }

    @Test
    void listsThatAreTooLongAreNamed() {
        // Given
        String keys = "\"key\"" + ", \"key\"".repeat(100);
        String workspaces = "{}" + ", {}".repeat(100);

        // When
        var answer = Api.assign(tenant, """
                {"assignments": [{"name": "A", "groups": [%1$s], "roles": [%1$s], "workspaces": [%2$s], "seats": [%1$s]}]}
                """.formatted(keys, workspaces));

        // Then
        answer.statusCode(400)
                .body(
                        "errors.field",
                        contains(
                                "assignments[0].groups",
                                "assignments[0].roles",
                                "assignments[0].workspaces",
                                "assignments[0].seats"));
    }

    @Test
    void moreRolesThanFitInAnEventAreRefused() {
        // Given
        String roles =
                IntStream.range(0, 100).mapToObj(i -> "\"role-" + i + "\"").collect(Collectors.joining(","));
        String workspaces = IntStream.range(0, 21)
                .mapToObj(i -> "{\"workspace\": \"w-" + i + "\", \"roles\": [" + roles + "]}")
                .collect(Collectors.joining(","));

        // When
        var answer = Api.assign(tenant, """
                {"assignments": [{"name": "A", "workspaces": [%s]}]}
                """.formatted(workspaces));

        // Then
        answer.statusCode(400).body("errors.field", contains("assignments[0].workspaces"));
    }

    @Test
    void namesThatCannotBeStoredAreRefused() {
        Api.assign(tenant, """
                        {"assignments": [{"name": "A\\u0000", "groups": ["B\\u0000"]}]}
                        """)
                .statusCode(400)
                .body("errors.field", contains("assignments[0].name", "assignments[0].groups[0]"));
    }

    @Test
    void aGroupIdThatDoesNotExistIsRefused() {
        Api.assign(tenant, """
                        {"assignments": [{"name": "A", "groups": ["B", {"id": "%s"}]}]}
                        """.formatted(Ids.next()))
                .statusCode(400)
                .body("errors.field", contains("assignments[0].groups[1].id"));
    }

    @Test
    void aListWithoutAssignmentsOrWithUnknownMembersIsRefused() {
        Api.assign(tenant, "{}").statusCode(400).body("errors.field", contains("assignments"));
        Api.assign(tenant, "{\"assignment\": []}").statusCode(400).contentType("application/problem+json");
        Api.assign(tenant, "[").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anOutdatedChangeIsRefused() {
        // Given
        Api.assign(tenant, LIST).statusCode(200);

        // When
        var answer = Api.asSupport()
                .header("If-Match", "\"0\"")
                .body("{\"assignments\": []}")
                .put(path)
                .then();

        // Then
        answer.statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:precondition-failed"));
        Api.asSupport()
                .header("If-Match", "\"1\"")
                .body("{\"assignments\": []}")
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void everyVersionIsKept() {
        // Given
        Api.assign(tenant, LIST).statusCode(200);
        Api.assign(tenant, "{\"assignments\": []}").statusCode(200);

        // When
        var answer = Api.asSupport().get(path + "/versions?limit=1").then();

        // Then
        answer.statusCode(200)
                .body("items.version", contains(2))
                .body("items.changedBy", contains("support"))
                .body("nextCursor", equalTo("2"));
        Api.asSupport()
                .get(path + "/versions?cursor=2")
                .then()
                .statusCode(200)
                .body("items.version", contains(1))
                .body("items[0].assignments.name", contains("Recruiters", "Interns"))
                .body("nextCursor", nullValue());
    }

    @Test
    void onlyWhoMayIsServed() {
        RestAssured.get(path).then().statusCode(401).contentType("application/problem+json");
        Api.as(TestTokens.expired()).get(path).then().statusCode(401);
        Api.as(TestTokens.forged()).get(path).then().statusCode(401);
        Api.as(TestTokens.withoutRole()).get(path).then().statusCode(403);
        Api.as(TestTokens.admin("another")).get(path).then().statusCode(403).contentType("application/problem+json");
        Api.as(TestTokens.admin("another")).body(LIST).put(path).then().statusCode(403);
        Api.as(TestTokens.admin(tenant)).get(path).then().statusCode(200);
        Api.asSupport()
                .get("/api/v1/tenants/nobody/assignments")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
