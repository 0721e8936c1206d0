package io.rollcall.rbac.role;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.RbacTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleCompareTest extends RbacTest {

    private final Api api = new Api(tenant);

    @Test
    void a_copy_of_a_predefined_role_builds_on_it() {
        var copy = api.json()
                .body("{\"name\":\"Our standard\"}")
                .post(path("/roles/standard/copies"))
                .then();

        copy.statusCode(201)
                .header("Location", containsString(path("/roles/our-standard")))
                .body("base", equalTo("standard"))
                .body("kind", equalTo("CUSTOM"));
        api.admin()
                .get(path("/roles/our-standard/comparison?with=standard"))
                .then()
                .body("gained", empty())
                .body("lost", empty())
                .body("common", hasItem("ats.jobs:edit"));
    }

    @Test
    void a_copy_of_a_custom_role_goes_its_own_way() {
        // Given
        api.createRole("Recruiter++", "sourcing");
        api.json()
                .body("{\"name\":\"Recruiter+\"}")
                .post(path("/roles/recruiter/copies"))
                .then()
                .statusCode(201)
                .body("key", equalTo("recruiter-2"))
                .body("grants.modules", hasItem("sourcing"));

        // When
        api.json()
                .body("{\"name\":\"Recruiter++\",\"grants\":{\"modules\":[\"ats\"]}}")
                .put(path("/roles/recruiter"))
                .then()
                .statusCode(200);

        // Then
        api.admin()
                .get(path("/roles/recruiter-2/comparison?with=recruiter"))
                .then()
                .body("gained", everyItem(startsWith("ats.")))
                .body("lost", hasItems("sourcing.search:use"));
        api.admin()
                .get(path("/roles/recruiter/comparison?version=1&withVersion=2"))
                .then()
                .body("left.version", equalTo(1))
                .body("gained", hasItem("ats.jobs:edit"))
                .body("lost", everyItem(startsWith("sourcing.")));
    }

    @Test
    void what_is_not_there_is_neither_copied_nor_compared() {
        api.json()
                .body("{\"name\":\"X\"}")
                .post(path("/roles/nobody/copies"))
                .then()
                .statusCode(404);
        api.json().body("{}").post(path("/roles/admin/copies")).then().statusCode(400);
        api.json()
                .body("{\"name\":\"Admin\"}")
                .post(path("/roles/admin/copies"))
                .then()
                .statusCode(409);
        api.admin().get(path("/roles/admin/comparison?with=nobody")).then().statusCode(404);
        api.admin().get(path("/roles/admin/comparison?version=9")).then().statusCode(404);
    }
}
