package io.rollcall.rbac.role;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** What an admin might try who wants more than they have. */
@QuarkusTest
class RoleGuardTest extends RbacTest {

    private static final String EVERYTHING = "{\"name\":\"Everything\",\"base\":\"admin\"}";

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final Published boss = Published.about(tenant);
    private final Published mallory = Published.about(tenant);
    private final Api attack = Api.of(tenant, mallory.userName());

    @Test
    void nobody_makes_a_role_of_what_they_do_not_hold() {
        // Given
        malloryIs("standard");

        // When
        var refused = attack.json().body(EVERYTHING).post(path("/roles")).then();

        // Then
        notHeld(refused);
        vendor.admin().get(path("/roles/everything")).then().statusCode(404);
    }

    @Test
    void nobody_widens_a_role_that_they_have() {
        // Given
        vendor.createRole("Helper", "scheduling");
        malloryIs("helper");
        String more = "{\"name\":\"Helper\",\"grants\":{\"modules\":[\"scheduling\",\"ats\"]}}";

        // When
        var refused = attack.json().body(more).put(path("/roles/helper")).then();

        // Then
        notHeld(refused).body("permissions", hasItem("ats.jobs:edit"));
        vendor.admin().get(path("/roles/helper")).then().body("version", equalTo(1));
    }

    @Test
    void nobody_widens_a_role_through_its_base() {
        // Given
        vendor.createRole("Base", "scheduling");
        vendor.json()
                .body("{\"name\":\"Built\",\"base\":\"base\"}")
                .post(path("/roles"))
                .then()
                .statusCode(201);
        malloryIs("built");

        // When
        var refused = attack.json()
                .body("{\"name\":\"Base\",\"base\":\"admin\"}")
                .put(path("/roles/base"))
                .then();

        // Then
        notHeld(refused);
    }

    @Test
    void nobody_becomes_an_admin_by_deleting_their_role() {
        // Given
        vendor.createRole("Stepping stone", "scheduling");
        malloryIs("stepping-stone");

        // When
        var refused = attack.admin()
                .delete(path("/roles/stepping-stone?replacement=admin"))
                .then();

        // Then
        notHeld(refused);
        assertThat(vendor.roles(mallory.user())).containsExactly("stepping-stone");
    }

    @Test
    void a_role_may_be_narrowed_and_made_of_what_one_holds() {
        // Given
        vendor.createRole("Helper", "scheduling");
        malloryIs("helper");
        attack.createRole("Mine", "scheduling").body("key", equalTo("mine"));

        // When
        var narrowed = attack.json()
                .body("{\"name\":\"Helper\",\"grants\":{\"features\":[\"scheduling.calendars\"]}}")
                .put(path("/roles/helper"))
                .then();

        // Then
        narrowed.statusCode(200).body("version", equalTo(2));
    }

    @Test
    void who_was_deactivated_holds_nothing_whatever_their_token_says() {
        // Given
        malloryIs("admin");
        TestTopics.publish(mallory.directory(2, false));
        eventually(
                () -> assertThat(vendor.reason(mallory.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));

        // When
        var refused = attack.json()
                .body("{\"name\":\"Small\",\"grants\":{\"modules\":[\"scheduling\"]}}")
                .post(path("/roles"))
                .then();

        // Then
        notHeld(refused);
    }

    @Test
    void a_login_that_looks_like_the_id_of_an_admin_is_not_that_admin_and_no_owner() {
        // Given
        malloryIs("standard");
        Api disguised = Api.of(tenant, boss.user().toString());

        // When
        var refused = disguised.json().body(EVERYTHING).post(path("/roles")).then();

        // Then
        notHeld(refused);
    }

    @Test
    void a_member_whose_name_looks_like_an_id_holds_what_they_hold() {
        // Given
        malloryIs("standard");
        String name = java.util.UUID.randomUUID().toString();
        TestTopics.publish(mallory.directory(2, true, name));
        eventually(() -> assertThat(vendor.permissions(mallory.user()).getString("policyVersion"))
                .contains("/2.1."));

        // When
        var refused = Api.of(tenant, name)
                .json()
                .body(EVERYTHING)
                .post(path("/roles"))
                .then();

        // Then
        notHeld(refused);
    }

    @Test
    void a_member_whose_token_has_their_former_name_holds_what_they_hold() {
        // Given
        malloryIs("standard");
        TestTopics.publish(mallory.directory(2, true, "m.married@example.com"));
        eventually(() -> assertThat(vendor.permissions(mallory.user()).getString("policyVersion"))
                .contains("/2.1."));

        // When
        var refused = attack.json().body(EVERYTHING).post(path("/roles")).then();

        // Then
        notHeld(refused);
        attack.createRole("Small", "scheduling");
    }

    @Test
    void a_member_without_a_directory_holds_what_they_hold() {
        // Given
        malloryIs("standard");
        var local = Published.about(tenant);
        TestTopics.publish(local.localEntitlement(1, "Local@Example.com", "standard"));
        eventually(() -> assertThat(vendor.roles("local@example.com")).containsExactly("standard"));
        Api asLocal = Api.of(tenant, "local@EXAMPLE.com");

        // When
        var refused = asLocal.json().body(EVERYTHING).post(path("/roles")).then();

        // Then
        notHeld(refused);
        asLocal.createRole("Small", "scheduling");
    }

    @Test
    void an_owner_whom_the_vendor_appointed_and_who_never_was_a_member_holds_what_admins_hold() {
        // Given
        malloryIs("standard");

        // When
        var made = Api.of(tenant, "owner")
                .json()
                .body(EVERYTHING)
                .post(path("/roles"))
                .then();

        // Then
        made.statusCode(201);
    }

    @Test
    void nobody_follows_the_catalogue_further_than_they_hold_by_denying_what_they_lack_today() {
        // Given
        malloryIs("standard");
        String lacking = notHeld(
                        attack.json().body(EVERYTHING).post(path("/roles")).then())
                .extract()
                .jsonPath()
                .getList("permissions", String.class)
                .stream()
                .map(permission -> '"' + permission + '"')
                .collect(java.util.stream.Collectors.joining(","));

        // When
        var refused = attack.json()
                .body("{\"name\":\"Tomorrow\",\"base\":\"admin\",\"denies\":{\"permissions\":[" + lacking + "]}}")
                .post(path("/roles"))
                .then();

        // Then
        notHeld(refused);
    }

    @Test
    void nobody_takes_a_whole_module_of_which_they_hold_a_part() {
        // Given
        vendor.json()
                .body("{\"name\":\"Helper\",\"grants\":{\"features\":[\"sourcing.search\"]}}")
                .post(path("/roles"))
                .then()
                .statusCode(201);
        malloryIs("helper");

        // When
        var refused = attack.json().body("""
                        {"name":"Tomorrow","grants":{"modules":["sourcing"]},
                         "denies":{"features":["sourcing.projects","sourcing.contact-data"]}}""").post(path("/roles")).then();

        // Then
        notHeld(refused);
    }

    @Test
    void who_holds_less_may_narrow_a_role_that_builds_on_more() {
        // Given
        vendor.createRole("Helper", "scheduling");
        vendor.json().body(EVERYTHING).post(path("/roles")).then().statusCode(201);
        malloryIs("helper");

        // When
        var narrowed = attack.json()
                .body("{\"name\":\"Less\",\"base\":\"admin\",\"denies\":{\"modules\":[\"ats\"]}}")
                .put(path("/roles/everything"))
                .then();

        // Then
        narrowed.statusCode(200);
        notHeld(attack.json().body(EVERYTHING).put(path("/roles/everything")).then());
    }

    @Test
    void as_long_as_there_is_no_admin_a_member_may_make_the_roles_that_the_first_one_needs() {
        // Given
        TestTopics.publish(mallory.directory(1, true), mallory.entitlement(1, true, "restricted"));
        eventually(() -> assertThat(vendor.roles(mallory.user())).containsExactly("restricted"));

        // When
        var made = attack.json().body(EVERYTHING).post(path("/roles")).then();

        // Then
        made.statusCode(201);
    }

    @Test
    void a_key_whose_people_became_admins_is_not_used_again() {
        // Given
        vendor.createRole("Chief", "scheduling");
        TestTopics.publish(boss.directory(1, true), boss.entitlement(1, true, "chief"));
        eventually(() -> assertThat(vendor.roles(boss.user())).containsExactly("chief"));
        vendor.admin().delete(path("/roles/chief?replacement=admin")).then().statusCode(204);

        // When
        var again = vendor.json()
                .body("{\"name\":\"Chief\",\"key\":\"chief\"}")
                .post(path("/roles"))
                .then();

        // Then
        again.statusCode(409).body("type", equalTo("urn:rollcall:problem:role-stands-for-admin"));
        assertThat(vendor.roles(boss.user())).containsExactly("admin");
    }

    private void malloryIs(String role) {
        TestTopics.publish(
                boss.directory(1, true),
                boss.entitlement(1, true, "admin"),
                mallory.directory(1, true),
                mallory.entitlement(1, true, role));
        eventually(() -> assertThat(vendor.roles(boss.user())).containsExactly("admin"));
        eventually(() -> assertThat(vendor.roles(mallory.user())).containsExactly(role));
    }

    private static ValidatableResponse notHeld(ValidatableResponse refused) {
        return refused.statusCode(403).body("type", equalTo("urn:rollcall:problem:permission-not-held"));
    }
}
