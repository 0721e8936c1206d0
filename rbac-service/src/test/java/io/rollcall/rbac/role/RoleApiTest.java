package io.rollcall.rbac.role;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleApiTest extends RbacTest {

    private static final String RECRUITER = """
            {"name":"Recruiter++","grants":{"modules":["sourcing","outreach","analytics"]}}""";

    @Test
    void a_tenant_has_the_predefined_roles_from_the_start() {
        admin().get(path("/roles"))
                .then()
                .statusCode(200)
                .body("items.key", contains("admin", "restricted", "standard"))
                .body("items.kind", everyItem(equalTo("PREDEFINED")))
                .body("items.find { it.key == 'admin' }.permissions", hasItem("ats.jobs:edit"))
                .body("nextCursor", equalTo(null));
    }

    @Test
    void a_custom_role_is_created_with_a_derived_key_and_resolved_permissions() {
        create(RECRUITER)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", containsString(path("/roles/recruiter")))
                .body("key", equalTo("recruiter"))
                .body("kind", equalTo("CUSTOM"))
                .body("base", equalTo(null))
                .body("version", equalTo(1))
                .body("permissions", hasItems("sourcing.search:use", "outreach.sequences:send"))
                .body("permissions", not(hasItem(startsWith("ats."))))
                .body("createdAt", notNullValue());
    }

    @Test
    void what_was_created_can_be_read_again() {
        // Given
        String created = create(RECRUITER).extract().asString();

        // When
        var read = admin().get(path("/roles/recruiter")).then();

        // Then
        read.statusCode(200).header("ETag", "\"1\"").body(equalTo(created));
    }

    @Test
    void lists_come_in_parts() {
        // Given
        create(RECRUITER);

        // When
        var first = admin().get(path("/roles?limit=2")).then();

        // Then
        first.body("items.key", contains("admin", "recruiter")).body("nextCursor", equalTo("recruiter"));
        admin().get(path("/roles?limit=2&cursor=recruiter"))
                .then()
                .body("items.key", contains("restricted", "standard"))
                .body("nextCursor", equalTo(null));
    }

    @Test
    void a_name_is_unique_whatever_its_case() {
        // Given
        create(RECRUITER);

        // When
        var second = create("{\"name\":\"RECRUITER++\"}");

        // Then
        problem(second, 409, "role-name-taken", "'RECRUITER++' is the name of the role 'recruiter'.");
    }

    @Test
    void a_key_that_is_named_must_be_free() {
        problem(create("{\"name\":\"Chief\",\"key\":\"admin\"}"), 409, "role-key-taken", "There is a role 'admin'.");
    }

    @Test
    void everything_that_is_wrong_is_said() {
        var refused = create("""
                {"name":" ","key":"Bad Key","base":"nobody's",
                 "grants":{"modules":["sorcing"],"features":["ats"],"permissions":["ats.jobs:edti"]}}""");

        problem(refused, 400, "invalid-role", "name: must have 1 to 100 characters")
                .body("detail", containsString("did you mean sourcing?"))
                .body("detail", containsString("did you mean ats.jobs:edit"))
                .body("violations.path", hasItems("name", "key", "base", "grants.modules", "grants.features"));
    }

    @Test
    void a_base_must_exist() {
        problem(create("{\"name\":\"A\",\"base\":\"nothing\"}"), 400, "invalid-role", "there is no role 'nothing'");
    }

    @Test
    void bodies_that_are_no_role_are_refused() {
        create("{\"name\":\"A\",\"grant\":{}}").statusCode(400).contentType("application/problem+json");
        create("{\"name\":").statusCode(400).contentType("application/problem+json");
        create("").statusCode(400).contentType("application/problem+json");
        create("[]").statusCode(400).contentType("application/problem+json");
        create("{\"name\":\"A\",\"grants\":{\"modules\":[null]}}").statusCode(400);
    }

    @Test
    void replacing_needs_the_present_version_when_it_names_one() {
        // Given
        create(RECRUITER);
        String smaller = "{\"name\":\"Recruiter\",\"grants\":{\"modules\":[\"sourcing\"]}}";

        // When
        var changed = json().header("If-Match", "\"1\"").body(smaller).put(path("/roles/recruiter"));

        // Then
        changed.then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("Recruiter"))
                .body("permissions", everyItem(startsWith("sourcing.")));
        problem(
                json().header("If-Match", "\"1\"")
                        .body(smaller)
                        .put(path("/roles/recruiter"))
                        .then(),
                412,
                "role-changed",
                "the present version, which is \"2\"");
    }

    @Test
    void predefined_roles_stay_as_they_are() {
        problem(
                json().body(RECRUITER).put(path("/roles/admin")).then(),
                409,
                "role-predefined",
                "'admin' comes with the product");
        problem(admin().delete(path("/roles/standard")).then(), 409, "role-predefined", "cannot be changed or deleted");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        admin().get(path("/roles/nobody")).then().statusCode(404).contentType("application/problem+json");
        admin().get(path("/roles/No%20Key")).then().statusCode(404);
        json().body(RECRUITER).put(path("/roles/nobody")).then().statusCode(404);
        admin().delete(path("/roles/nobody")).then().statusCode(404);
        admin().get(path("/roles/nobody/versions")).then().statusCode(404);
    }

    @Test
    void every_version_is_kept_with_who_made_it() {
        // Given
        create(RECRUITER);
        json().body("{\"name\":\"Recruiter\"}").put(path("/roles/recruiter"));
        admin().delete(path("/roles/recruiter"));

        // When
        var versions = admin().get(path("/roles/recruiter/versions")).then();

        // Then
        versions.statusCode(200)
                .body("items.role.version", contains(3, 2, 1))
                .body("items.role.name", contains("Recruiter", "Recruiter", "Recruiter++"))
                .body("items.deleted", contains(true, false, false))
                .body("items.cause.actor", everyItem(equalTo("admin@" + tenant)))
                .body("items.cause.requestId", everyItem(notNullValue()));
        admin().get(path("/roles/recruiter")).then().statusCode(404);
    }

    @Test
    void versions_come_in_pages() {
        // Given
        create(RECRUITER);
        json().body("{\"name\":\"Recruiter\"}").put(path("/roles/recruiter"));
        json().body("{\"name\":\"Sourcer\"}").put(path("/roles/recruiter"));

        // When
        var first = admin().get(path("/roles/recruiter/versions?limit=2")).then();

        // Then
        first.statusCode(200).body("items.role.version", contains(3, 2));
        String cursor = first.extract().path("nextCursor");
        admin().get(path("/roles/recruiter/versions?limit=2&cursor=" + cursor))
                .then()
                .statusCode(200)
                .body("items.role.version", contains(1))
                .body("nextCursor", nullValue());
        admin().get(path("/roles/recruiter/versions?cursor=latest"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void only_those_who_may_can_see_and_change_roles() {
        given().get(path("/roles")).then().statusCode(401).contentType("application/problem+json");
        as(TestTokens.forged()).get(path("/roles")).then().statusCode(401);
        as(TestTokens.expired()).get(path("/roles")).then().statusCode(401);
        as(TestTokens.withoutRole()).get(path("/roles")).then().statusCode(403);
        as(TestTokens.admin("another"))
                .get(path("/roles"))
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        as(TestTokens.itAdmin(tenant)).get(path("/roles")).then().statusCode(200);
        as(TestTokens.itAdmin(tenant))
                .contentType(ContentType.JSON)
                .body(RECRUITER)
                .post(path("/roles"))
                .then()
                .statusCode(403);
        as(TestTokens.service()).get(path("/roles")).then().statusCode(200);
    }

    @Test
    void the_catalogue_lists_modules_features_and_permissions() {
        admin().get(path("/catalogue"))
                .then()
                .statusCode(200)
                .body("version", notNullValue())
                .body("modules.key", contains("sourcing", "outreach", "analytics", "scheduling", "ats"))
                .body("modules[0].features[0].key", equalTo("sourcing.search"))
                .body("modules[0].features[0].permissions[0].key", equalTo("sourcing.search:use"))
                .body(
                        "modules[0].features.find { it.key == 'sourcing.contact-data' }.permissions[0].seat",
                        equalTo("full"));
    }

    private RequestSpecification admin() {
        return as(TestTokens.admin(tenant));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private RequestSpecification json() {
        return admin().contentType(ContentType.JSON);
    }

    private ValidatableResponse create(String body) {
        return json().body(body).post(path("/roles")).then();
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type, String detail) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:rollcall:problem:" + type))
                .body("status", equalTo(status))
                .body("detail", containsString(detail))
                .body("requestId", notNullValue());
    }
}
