package io.rollcall.rbac.explanation;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.Rows;
import io.rollcall.rbac.grant.ManualRoles;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleSourcesTest extends RbacTest {

    private static final String EVERY_BUCKET =
            IntStream.range(0, 256).mapToObj(Integer::toString).collect(Collectors.joining(","));

    @Inject
    TenantSql sql;

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final Published ann = Published.about(tenant);

    @Test
    void what_everyone_else_gets_is_told_from_what_an_assignment_gives() {
        // Given
        TestTopics.publish(ann.directory(2, true), ann.byDefault(1, "restricted"));
        eventually(() -> assertThat(sources()).containsExactly(entry("restricted", "DEFAULT")));

        // When
        TestTopics.publish(ann.entitlement(2, true, "restricted"));

        // Then
        eventually(() -> assertThat(sources()).containsExactly(entry("restricted", "ASSIGNMENT")));
        assertThat(rows()).containsExactly("ASSIGNMENT");
    }

    @Test
    void what_the_identity_provider_names_and_what_an_admin_gave_are_told_apart() {
        // Given
        var manual = new ManualRoles(vendor);
        TestTopics.publish(ann.directory(2, true), ann.named(1, "admin", "admin", "restricted"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("admin", "restricted"));
        manual.mode("IDP_PLUS_MANUAL");

        // When
        manual.give(ann, "standard", "{}").statusCode(200);

        // Then
        assertThat(sources())
                .containsOnly(
                        entry("admin", "SCIM_ROLE"), entry("restricted", "ASSIGNMENT"), entry("standard", "MANUAL"));
        assertThat(rows()).containsExactlyInAnyOrder("SCIM_ROLE", "ASSIGNMENT", "MANUAL");
        manual.mode("IDP_STRICT");
        vendor.admin()
                .get(path("/users/" + ann.userName() + "/roles"))
                .then()
                .statusCode(200)
                .body("items.role", contains("admin", "restricted", "standard"))
                .body("items.source", contains("SCIM_ROLE", "ASSIGNMENT", "MANUAL"))
                .body("items.version", contains(1, 1, 1))
                .body("items.counts", contains(true, true, false))
                .body("items[2].why", containsString("the identity provider alone gives roles"));
        vendor.admin().get(path("/users/nobody/roles")).then().statusCode(404);
    }

    @Test
    void a_source_that_was_taken_for_another_is_found_and_put_right() {
        // Given
        TestTopics.publish(ann.directory(2, true), ann.byDefault(1, "restricted"));
        eventually(() -> assertThat(sources()).containsExactly(entry("restricted", "DEFAULT")));
        Map<String, Object> there = known();
        new Rows(sql, tenant).run("UPDATE subject SET by_assignment = true");
        assertThat(known()).isNotEqualTo(there);

        // When
        correct(there);

        // Then
        assertThat(known()).isEqualTo(there);
        assertThat(sources()).containsExactly(entry("restricted", "DEFAULT"));
    }

    private Map<String, String> sources() {
        return explanation().<Map<String, String>>getList("roles").stream()
                .collect(Collectors.toMap(role -> role.get("given"), role -> role.get("source")));
    }

    private JsonPath explanation() {
        return vendor.admin()
                .get(path("/users/" + ann.user() + "/explanation?permission=ats.jobs:view"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<Object> rows() {
        return new Rows(sql, tenant).run("SELECT source FROM role_assignment");
    }

    private Map<String, Object> known() {
        return vendor.admin()
                .get(path("/digests/entitled-roles?buckets=" + EVERY_BUCKET))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("items[0]");
    }

    /** As provisioning-service does it that finds the difference. */
    private void correct(Map<String, Object> there) {
        var item = Map.of(
                "id",
                ann.user().toString(),
                "views",
                Map.of("entitled-roles", Map.of("here", known(), "there", there)));
        vendor.json()
                .body(Map.of("actor", "test", "requestId", UUID.randomUUID().toString(), "items", List.of(item)))
                .post(path("/digests/corrections"))
                .then()
                .statusCode(200);
    }
}
