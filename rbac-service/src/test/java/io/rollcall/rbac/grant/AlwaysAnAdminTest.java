package io.rollcall.rbac.grant;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever admins and vendor support ask for, in any order: somebody is left who may administer the tenant. */
@QuarkusTest
class AlwaysAnAdminTest extends RbacTest {

    private static final int STEPS = 60;
    private static final List<String> ROLES = List.of("admin", "boss", "chief", "standard");

    private final Api vendor = new Api(tenant, TestTokens.support());
    private final List<Published> people =
            Stream.generate(() -> Published.about(tenant)).limit(4).toList();

    @RepeatedTest(4)
    void no_sequence_of_requests_leaves_a_tenant_without_an_admin(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        people.forEach(person -> TestTopics.publish(person.directory(1, true)));
        people.forEach(person -> eventually(
                () -> assertThat(vendor.reason(person.user(), "ats.jobs:edit")).isEqualTo("NO_PERMISSION")));
        var support = new ManualRoles(vendor);
        support.mode("IDP_PLUS_MANUAL");
        support.give(people.getFirst(), "admin", "{}").statusCode(200);
        List<String> done = new ArrayList<>();

        for (int step = 0; step < STEPS; step++) {
            // When
            done.add(request(random));

            // Then
            assertThat(admins()).as("after %s", done).isPositive();
        }
        assertThat(done).anyMatch(it -> it.endsWith(" 204")).anyMatch(it -> it.endsWith(" 409"));
    }

    private String request(Random random) {
        Published caller = people.get(random.nextInt(people.size()));
        Api as = random.nextInt(3) == 0 ? vendor : Api.of(tenant, caller.userName());
        RequestSpecification json = as.json();
        Published person = people.get(random.nextInt(people.size()));
        String role = ROLES.get(random.nextInt(ROLES.size()));
        String manual = path("/users/" + person.user() + "/manual-roles/" + role);
        var answer = switch (random.nextInt(9)) {
            case 0, 1 -> json.body("{}").put(manual);
            case 2 ->
                json.body("{\"until\":\"" + Instant.now().plusSeconds(3600) + "\"}")
                        .put(manual);
            case 3, 4, 5 -> as.admin().delete(manual);
            case 6 ->
                json.body("{\"name\":\"%1$s\",\"key\":\"%1$s\",\"base\":\"restricted\"}".formatted(role))
                        .post(path("/roles"));
            case 7 -> as.admin().delete(path("/roles/" + role + "?replacement=admin"));
            default ->
                json.body("{\"mode\":\"%s\"}".formatted(random.nextBoolean() ? "IDP_STRICT" : "IDP_PLUS_MANUAL"))
                        .put(path("/role-governance"));
        };
        return role + " " + answer.statusCode();
    }

    /** Those who have the role, and not only until a moment. */
    private long admins() {
        return people.stream()
                .filter(person -> vendor.roles(person.user()).contains("admin"))
                .count();
    }
}
