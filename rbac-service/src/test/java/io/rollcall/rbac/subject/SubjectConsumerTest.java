package io.rollcall.rbac.subject;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.Event;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleAssignmentEvent;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleRevoked;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubjectConsumerTest extends RbacTest {

    private final Api api = new Api(tenant);
    private final Published ann = Published.about(tenant);

    @Test
    void gains_and_losses_are_told_with_contiguous_versions_and_all_roles() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "standard"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("standard"));
        TestTopics.publish(ann.entitlement(2, true, "restricted", "admin"));
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("restricted", "admin"));

        // When
        TestTopics.publish(ann.directory(2, false));

        // Then
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(6));
        List<RoleAssignmentEvent> told = RoleEvents.of(ann.user());
        assertThat(told).extracting(RoleAssignmentEvent::version).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(told)
                .extracting(RoleAssignmentEvent::grant)
                .containsExactly(
                        grant("standard"),
                        grant("standard"),
                        grant("restricted"),
                        grant("admin"),
                        grant("restricted"),
                        grant("admin"));
        assertThat(told.get(1)).isInstanceOf(RoleRevoked.class);
        assertThat(told.get(1).user().roles()).containsExactly(grant("restricted"), grant("admin"));
        assertThat(told.getLast().user().roles()).isEmpty();
    }

    @Test
    void a_deactivation_counts_without_any_word_from_the_assignments() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "admin"));
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("ALLOWED"));

        // When
        TestTopics.publish(ann.directory(2, false));

        // Then
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));
        assertThat(api.permissions(ann.user()).getList("permissions")).isEmpty();
    }

    @Test
    void somebody_without_a_directory_is_active_until_one_says_otherwise() {
        // Given
        TestTopics.publish(ann.entitlementAt(1, 0, true, "admin"));
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("ALLOWED"));

        // When
        TestTopics.publish(ann.directory(2, false));

        // Then
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));
    }

    @Test
    void nothing_held_is_told_of_a_person_the_assignments_call_inactive() {
        // Given
        TestTopics.publish(
                ann.directory(1, true), ann.entitlement(1, false, "admin"), ann.entitlement(2, false, "admin"));

        // When
        eventually(() -> assertThat(api.reason(ann.user(), "ats.jobs:edit")).isEqualTo("USER_INACTIVE"));

        // Then
        assertThat(RoleEvents.of(ann.user())).isEmpty();
    }

    @Test
    void duplicates_and_any_order_lead_to_the_same_state() {
        // Given
        var inOrder = new History(tenant, 20, 7);
        var disorder = new History(tenant + "-disorder", 20, 7);
        List<Event> shuffled = new ArrayList<>(disorder.events());
        shuffled.addAll(disorder.events());
        shuffled.addAll(disorder.events());
        Collections.shuffle(shuffled, new Random(11));

        // When
        TestTopics.publish(inOrder.events());
        TestTopics.publish(shuffled);

        // Then
        for (int i = 0; i < inOrder.people().size(); i++) {
            var one = inOrder.people().get(i).user();
            var other = disorder.people().get(i).user();
            eventually(() -> assertThat(state(api, one)).isEqualTo(inOrder.lastState()));
            eventually(() ->
                    assertThat(state(new Api(tenant + "-disorder"), other)).isEqualTo(disorder.lastState()));
        }
        eventually(() -> {
            var told = RoleEvents.ofTenant(tenant + "-disorder");
            disorder.people().forEach(person -> assertToldCorrectly(told.getOrDefault(person.user(), List.of())));
        });
    }

    @Test
    void a_role_that_does_not_exist_yet_is_given_when_it_is_created() {
        // Given
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "recruiter"));
        eventually(
                () -> assertThat(api.reason(ann.user(), "sourcing.search:use")).isEqualTo("NO_PERMISSION"));
        eventually(() -> assertThat(api.permissions(ann.user()).getString("policyVersion"))
                .contains("/1.1.0.0/"));

        // When
        api.createRole("Recruiter++", "sourcing");

        // Then
        assertThat(api.reason(ann.user(), "sourcing.search:use")).isEqualTo("ALLOWED");
        eventually(() -> assertThat(RoleEvents.of(ann.user()))
                .singleElement()
                .satisfies(event -> assertThat(event).isInstanceOf(RoleAssigned.class))
                .satisfies(event -> assertThat(event.user().roles()).containsExactly(grant("recruiter"))));
    }

    @Test
    void a_role_in_use_goes_only_with_a_replacement_that_people_get_at_once() {
        // Given
        api.createRole("Recruiter++", "sourcing");
        api.createRole("Analyst", "analytics");
        var bob = Published.about(tenant);
        for (var person : List.of(ann, bob)) {
            TestTopics.publish(person.directory(1, true), person.entitlement(1, true, "recruiter"));
            eventually(() -> assertThat(RoleEvents.of(person.user())).hasSize(1));
        }
        api.admin()
                .delete(path("/roles/recruiter"))
                .then()
                .statusCode(409)
                .body("type", Matchers.equalTo("urn:rollcall:problem:role-in-use"))
                .body("people", Matchers.equalTo(2))
                .body("detail", Matchers.containsString("2 people have the role 'recruiter'"))
                .body("detail", Matchers.containsString("?replacement="));

        // When
        api.admin().delete(path("/roles/recruiter?replacement=analyst")).then().statusCode(204);

        // Then
        assertThat(api.reason(ann.user(), "analytics.reports:view")).isEqualTo("ALLOWED");
        assertThat(api.reason(ann.user(), "sourcing.search:use")).isEqualTo("NO_PERMISSION");
        eventually(() -> assertThat(RoleEvents.of(ann.user()))
                .extracting(RoleAssignmentEvent::grant)
                .containsExactly(grant("recruiter"), grant("recruiter"), grant("analyst")));
    }

    @Test
    void an_assignment_that_goes_on_naming_a_replaced_role_gives_the_replacement() {
        // Given
        api.createRole("Recruiter++", "sourcing");
        api.admin().delete(path("/roles/recruiter?replacement=standard")).then().statusCode(204);

        // When
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "recruiter"));

        // Then
        eventually(() -> assertThat(api.roles(ann.user())).containsExactly("standard"));
        api.admin().delete(path("/roles/recruiter")).then().statusCode(404);
    }

    @Test
    void the_replacement_of_a_replacement_is_told_too() {
        // Given
        api.createRole("Recruiter++", "sourcing");
        api.createRole("Analyst", "analytics");
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "recruiter"));
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(1));
        api.admin().delete(path("/roles/recruiter?replacement=analyst")).then().statusCode(204);
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(3));
        api.admin()
                .delete(path("/roles/analyst"))
                .then()
                .statusCode(409)
                .body("detail", Matchers.containsString("One person has the role 'analyst'"));

        // When
        api.admin().delete(path("/roles/analyst?replacement=standard")).then().statusCode(204);

        // Then
        eventually(() -> assertThat(RoleEvents.of(ann.user())).hasSize(5));
        assertThat(RoleEvents.of(ann.user()).getLast().user().roles()).containsExactly(grant("standard"));
    }

    @Test
    void a_replacement_must_be_another_living_role() {
        // Given
        api.createRole("Recruiter++", "sourcing");

        // When
        var refused = api.admin()
                .delete(path("/roles/recruiter?replacement=recruiter"))
                .then();

        // Then
        refused.statusCode(400).body("detail", Matchers.containsString("there is no other role 'recruiter'"));
        api.admin()
                .delete(path("/roles/recruiter?replacement=Not%20A%20Key"))
                .then()
                .statusCode(400);
    }

    private static void assertToldCorrectly(List<RoleAssignmentEvent> told) {
        assertThat(told).isNotEmpty();
        assertThat(told)
                .extracting(RoleAssignmentEvent::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, told.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(told.getLast().user().roles()).containsExactly(grant("restricted"));
    }

    private static List<Object> state(Api api, Object user) {
        var known = api.permissions(user);
        String version = known.getString("policyVersion");
        return List.of(
                known.getBoolean("active"),
                known.getList("roles.role"),
                known.getList("permissions").contains("sourcing.contact-data:reveal"),
                version.substring(version.indexOf('/'), version.lastIndexOf('/')));
    }

    private static RoleGrant grant(String role) {
        return RoleGrant.ofTenant(new RoleKey(role));
    }

    /** What happened to some people, ending active, as Restricted, with a Viewer seat. */
    private record History(List<Published> people, List<Event> events, int versions) {

        History(String tenant, int people, int versions) {
            this(
                    IntStream.range(0, people)
                            .mapToObj(i -> Published.about(tenant))
                            .toList(),
                    new ArrayList<>(),
                    versions);
            for (int version = 1; version <= versions; version++) {
                for (Published person : this.people) {
                    boolean last = version == versions;
                    events.add(person.directory(version, last || version % 3 != 0));
                    events.add(person.entitlement(version, true, last ? "restricted" : "role-" + version, "missing"));
                    events.add(person.seats(version, HeldSeat.State.ASSIGNED, last ? "viewer" : "full"));
                }
            }
        }

        List<Object> lastState() {
            return List.of(true, List.of("restricted"), false, "/%1$d.%1$d.%1$d.0".formatted(versions));
        }
    }
}
