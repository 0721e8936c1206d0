package io.rollcall.rbac.drift;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.rollcall.events.ManualRoleState;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.Rows;
import io.rollcall.rbac.grant.ManualRoles;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManualRepairsTest extends RbacTest {

    private static final String EVERY_BUCKET =
            IntStream.range(0, 256).mapToObj(Integer::toString).collect(Collectors.joining(","));

    @Inject
    TenantSql sql;

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final Published ann = Published.about(tenant);
    private final ManualRoles manual = new ManualRoles(vendor);

    @BeforeEach
    void annWasGivenRoles() {
        vendor.createRole("Recruiter", "sourcing");
        TestTopics.publish(ann.directory(2, true), ann.entitlement(1, true, "restricted"));
        eventually(() -> assertThat(vendor.roles(ann.user())).containsExactly("restricted"));
        manual.mode("IDP_PLUS_MANUAL");
        manual.give(ann, "standard", "{}").statusCode(200);
        manual.give(ann, "recruiter", "{}").statusCode(200);
        manual.give(
                        ann,
                        "standard?workspace=emea",
                        "{\"until\":\"" + Instant.now().plus(Duration.ofHours(1)) + "\"}")
                .statusCode(200);
        manual.give(ann, "standard", "{}").statusCode(200);
    }

    @Test
    void what_is_in_order_is_not_named() {
        // When
        Map<String, Object> fields = fields();

        // Then
        assertThat(fields).containsOnlyKeys("roles");
    }

    @Test
    void what_was_given_comes_back_with_its_row_and_later_news_of_it_counts() {
        // Given
        new Rows(sql, tenant).run("DELETE FROM subject");
        new Rows(sql, tenant).run("DELETE FROM role_assignment");
        assertThat(fields()).containsKey("manual");

        // When
        correctLost();

        // Then
        assertThat(fields()).doesNotContainKey("manual");
        assertThat(vendor.roles(ann.user())).contains("restricted", "standard", "recruiter");
        manual.take(ann, "standard?workspace=emea").statusCode(204);
        eventually(() -> assertThat(ManualRoles.states(ann))
                .last()
                .satisfies(state -> assertThat(state.roles()).hasSize(2)));
        assertThat(ManualRoles.states(ann))
                .extracting(ManualRoleState::version)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_version_goes_on_also_when_nothing_was_left() {
        // Given
        for (String role : List.of("standard", "recruiter", "standard?workspace=emea")) {
            manual.take(ann, role).statusCode(204);
        }
        new Rows(sql, tenant).run("UPDATE subject SET manual_version = 0");

        // When
        correct();

        // Then
        manual.give(ann, "standard", "{}").statusCode(200);
        eventually(() -> assertThat(ManualRoles.states(ann))
                .last()
                .extracting(ManualRoleState::version)
                .isEqualTo(8L));
    }

    @Test
    void what_nobody_gave_is_taken_away() {
        // Given
        new Rows(sql, tenant).run("DELETE FROM manual_grant WHERE role_key = 'recruiter'");
        assertThat(fields()).containsKey("manual");

        // When
        correct();

        // Then
        assertThat(fields()).doesNotContainKey("manual");
        assertThat(vendor.roles(ann.user())).doesNotContain("recruiter");
    }

    @Test
    void who_is_searched_by_a_role_is_put_right() {
        // Given
        new Rows(sql, tenant).run("DELETE FROM role_assignment WHERE source = 'MANUAL' AND role_key = 'recruiter'");
        assertThat(fields()).containsKey("manual");

        // When
        correct();

        // Then
        assertThat(fields()).doesNotContainKey("manual");
    }

    private Map<String, Object> fields() {
        return read().getMap("items[0].fields");
    }

    private Map<String, Object> known() {
        return read().getMap("items[0]");
    }

    private JsonPath read() {
        return vendor.admin()
                .get(path("/digests/roles?buckets=" + EVERY_BUCKET))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** As provisioning-service does it that finds the difference. */
    private void correct() {
        correct(Map.of("roles", Map.of("here", known(), "there", known())));
    }

    private void correctLost() {
        correct(Map.of(
                "roles", Map.of("here", known(), "there", there(7, Map.of("roles", "recruiter restricted standard"))),
                "people", Map.of("there", there(2, Map.of("active", "true", "userName", ann.userName()))),
                "entitled-roles", Map.of("there", there(1, Map.of("active", "true", "roles", "restricted")))));
    }

    private Map<String, Object> there(long version, Map<String, String> fields) {
        return Map.of("id", ann.user().toString(), "version", version, "detail", "2", "fields", fields);
    }

    private void correct(Map<String, Object> views) {
        var item = Map.of("id", ann.user().toString(), "views", views);
        var body = Map.of("actor", "test", "requestId", UUID.randomUUID().toString(), "items", List.of(item));
        List<Object> corrected = vendor.json()
                .body(body)
                .post(path("/digests/corrections"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("ids");
        assertThat(corrected).hasSize(1);
    }
}
