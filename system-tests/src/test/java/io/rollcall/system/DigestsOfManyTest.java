package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.TenantClient;
import io.rollcall.launcher.resync.ResyncReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Comparing services that are in step costs each of them one look at its rows. {@code -Ddrift.people=100000} measures a
 * large tenant: all of its people are copies of one, made by SQL in every service.
 */
class DigestsOfManyTest {

    private static final Duration EFFECT = Duration.ofSeconds(60);
    private static final int PEOPLE = Integer.getInteger("drift.people", 2_000);
    private static final int ROUNDS = 3;
    private static final String SOMEBODY = "md5('copy ' || i)::uuid";
    private static final String NAME = "'copy ' || i";

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "digests-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 1);
    private final String support = admin.supportToken();

    /** Row 27. */
    @Test
    void services_that_are_in_step_are_compared_by_their_digests_alone() {
        // Given
        String person = joined();
        copy(person);

        // When
        for (int round = 0; round < ROUNDS; round++) {
            for (String service : List.of("scim-gateway", "provisioning-service", "license-service", "rbac-service")) {
                long began = System.nanoTime();
                var views = admin.send("GET", service, tenant + "/digests", "", support)
                        .expect(200)
                        .body()
                        .path("views");
                say("digests of " + service, began);
                assertThat(views).isNotEmpty();
            }
        }
        long began = System.nanoTime();
        String text = dryRun();

        // Then
        say("dry run", began);
        assertThat(text).contains("comparing, 0 of 0").contains("in step: 0 differences");
    }

    private static void say(String what, long began) {
        System.out.printf("%,d people, %s: %d ms%n", PEOPLE, what, (System.nanoTime() - began) / 1_000_000);
    }

    private String dryRun() {
        var text = new StringWriter();
        try (var client = new TenantClient(system.description(), tenant)) {
            new ResyncReport(client, new PrintWriter(text)).run(null, true);
        }
        return text.toString();
    }

    private String joined() {
        String person = idp.createUser("first@" + tenant + ".example");
        idp.addMember(idp.group("Everybody"), person).expect(200);
        await().atMost(EFFECT).until(() -> {
            var member = admin.member(tenant, person);
            return member.path("groups").size() == 1
                    && member.path("roles").size() == 1
                    && member.path("seats").size() == 1;
        });
        await().atMost(EFFECT).until(() -> dryRun().contains("0 differences"));
        return person;
    }

    private void copy(String person) {
        tables(ServiceModule.GATEWAY)
                .copy(
                        person,
                        PEOPLE,
                        Map.of(
                                "users", Map.of("id", SOMEBODY, "user_name", NAME, "user_name_key", NAME),
                                "memberships", Map.of("member_id", SOMEBODY)));
        tables(ServiceModule.PROVISIONING)
                .copy(
                        person,
                        PEOPLE,
                        Map.of(
                                "account", Map.of("id", SOMEBODY, "user_name", NAME),
                                "account_group", Map.of("account_id", SOMEBODY)));
        tables(ServiceModule.LICENSE)
                .copy(
                        person,
                        PEOPLE,
                        Map.of(
                                "person", Map.of("user_id", SOMEBODY, "user_name", NAME),
                                "seat", Map.of("user_id", SOMEBODY),
                                "seat_version", Map.of("user_id", SOMEBODY)));
        tables(ServiceModule.RBAC)
                .copy(
                        person,
                        PEOPLE,
                        Map.of(
                                "subject", Map.of("user_id", SOMEBODY, "user_name", NAME, "user_name_folded", NAME),
                                "role_assignment", Map.of("user_id", SOMEBODY)));
    }

    private Tables tables(ServiceModule service) {
        return new Tables(system.description(), service, tenant);
    }
}
