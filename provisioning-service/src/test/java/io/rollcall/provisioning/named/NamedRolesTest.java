package io.rollcall.provisioning.named;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;

import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a directory names for a person counts where the directory is honoured, whatever comes first. */
@ServiceTest
class NamedRolesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIST = """
            {"roleMode": "%s", "assignments":
                [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["recruiter"], "seats": ["full"]}],
             "everyoneElse": {"roles": ["restricted"]}}
            """;

    private final TenantId tenant = new TenantId("named-" + Ids.next());
    private final People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");

    @BeforeEach
    void annIsARecruiterByHerGroup() {
        Api.tenant(tenant.value());
        Api.assign(tenant.value(), LIST.formatted("SINGLE")).statusCode(200);
        TestTopics.publish(
                Known.role(tenant, "recruiter", "Recruiter"),
                Known.role(tenant, "interviewer", "Interview Crew"),
                Known.seats(tenant, "viewer", "Viewers"));
        TestTopics.publish(ann.created(), ann.joins(new GroupRef(new GroupId(Ids.next()), "Recruiting")));
        eventually(() -> assertThat(entitled()).isEqualTo("recruiter|full||"));
    }

    @Test
    void a_role_that_the_directory_names_comes_before_that_of_a_group() {
        // Given
        TestTopics.publish(Known.directory(tenant, 1, true));

        try (var entitlements = TestTopics.listen(Topic.ENTITLEMENT)) {
            // When
            TestTopics.publish(ann.isNamed(List.of("INTERVIEW crew")));

            // Then
            String key = tenant + "/" + ann.id();
            var changed = (EntitlementChanged)
                    TestTopics.read(entitlements.await(it -> it.key().equals(key), PATIENCE));
            var interviewer = RoleGrant.ofTenant(new RoleKey("interviewer"));
            assertThat(changed.entitlement().roles()).containsExactly(interviewer);
            assertThat(changed.entitlement().scimRoles()).containsExactly(interviewer);
            assertThat(changed.entitlement().assignment()).isNotNull();
        }
        asSupport()
                .get("/api/v1/tenants/" + tenant + "/members/" + ann.id() + "/explanation")
                .then()
                .statusCode(200)
                .body("rule.sentence", endsWith("names roles for the person, which count instead."))
                .body("result.roles.role", contains("interviewer"))
                .body(
                        "result.roles.why",
                        contains(
                                "the identity provider names it for the person; not in effect yet, or there is no such role"));
    }

    @Test
    void where_roles_add_up_so_does_what_the_directory_names() {
        // Given
        TestTopics.publish(Known.directory(tenant, 1, true));
        Api.assign(tenant.value(), LIST.formatted("MULTI")).statusCode(200);

        // When
        TestTopics.publish(ann.isNamed(List.of("interviewer"), "Viewers"));

        // Then
        eventually(() -> assertThat(entitled()).isEqualTo("interviewer recruiter|viewer full|interviewer|viewer"));
    }

    @Test
    void an_app_role_in_a_text_is_known_by_its_value_or_its_name() {
        // Given
        TestTopics.publish(Known.directory(tenant, 1, true));

        // When
        TestTopics.publish(
                ann.isNamed(List.of("{\"id\":\"06b07648\",\"value\":\"25\",\"displayName\":\"Interview Crew\"}")));

        // Then
        eventually(() -> assertThat(entitled()).isEqualTo("interviewer|full|interviewer|"));
    }

    @Test
    void whether_names_count_may_change_at_any_time() {
        // Given
        TestTopics.publish(Known.directory(tenant, 1, false), ann.isNamed(List.of("interviewer")));
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT stated FROM account"))
                .containsExactly("{\"roles\": [{\"value\": \"interviewer\"}]}"));
        assertThat(entitled()).isEqualTo("recruiter|full||");
        TestTopics.publish(Known.directory(tenant, 2, true));
        eventually(() -> assertThat(entitled()).isEqualTo("interviewer|full|interviewer|"));

        // When
        TestTopics.publish(Known.directory(tenant, 3, false));

        // Then
        eventually(() -> assertThat(entitled()).isEqualTo("recruiter|full||"));
    }

    @Test
    void a_name_that_nobody_knows_takes_nothing_away_and_counts_when_there_is_such_a_role() {
        // Given
        TestTopics.publish(Known.directory(tenant, 1, true), ann.isNamed(List.of("Wizard")));
        eventually(() -> assertThat(Database.run(tenant.value(), "SELECT directory_version FROM account"))
                .containsExactly("3"));
        assertThat(entitled()).isEqualTo("recruiter|full||");

        // When
        TestTopics.publish(Known.role(tenant, "magician", "Wizard"));

        // Then
        eventually(() -> assertThat(entitled()).isEqualTo("magician|full|magician|"));
    }

    private String entitled() {
        return Database.run(tenant.value(), """
                        SELECT concat_ws('|', array_to_string(entitled_roles, ' '), array_to_string(entitled_seats, ' '),
                            array_to_string(named_roles, ' '), array_to_string(named_seats, ' ')) FROM account
                        """).stream().findFirst().orElse("");
    }
}
