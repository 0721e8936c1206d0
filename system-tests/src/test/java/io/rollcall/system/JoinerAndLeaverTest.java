package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The main job: a person who joins in the identity provider gets an account, a role and a seat, and loses them on leaving. */
class JoinerAndLeaverTest {

    private static final Duration EFFECT = Duration.ofSeconds(10);

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final ScimClient okta = system.scim("acme");
    private final AdminClient admin = system.admin();

    @Test
    void a_joiner_in_a_mapped_group_gets_role_and_seat() {
        // Given
        String user = okta.createUser("joiner-" + UUID.randomUUID() + "@acme.example");

        // When
        okta.addMember(okta.group("Recruiting"), user);

        // Then
        await().atMost(EFFECT).untilAsserted(() -> {
            var member = admin.member("acme", user);
            assertThat(member.at("/roles/0/role").asText()).isEqualTo("recruiter");
            assertThat(member.at("/seats/0/seatType").asText()).isEqualTo("full");
            assertThat(member.at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
            assertThat(check(user, "outreach.sequences:send")).isEqualTo("ALLOWED");
        });
        assertThat(check(user, "ats.jobs:edit")).isEqualTo("NO_PERMISSION");
    }

    /** Row 6. */
    @Test
    void a_leaver_is_refused_and_frees_the_seat() {
        // Given
        String user = recruiter();
        int allocated = allocated();

        // When
        okta.setActive(user, false).expect(200);

        // Then
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(check(user, "outreach.sequences:send")).isEqualTo("USER_INACTIVE");
            assertThat(allocated()).isEqualTo(allocated - 1);
            assertThat(admin.member("acme", user).path("status").asText()).isEqualTo("DEACTIVATED");
            assertThat(admin.member("acme", user).path("seats")).isEmpty();
        });
    }

    @Test
    void a_mover_gets_the_other_role_and_seat() {
        // Given
        String user = recruiter();

        // When
        okta.patch("/Groups/" + okta.group("Recruiting"), """
                {"op":"remove","path":"members[value eq \\"%s\\"]"}""".formatted(user));
        okta.addMember(okta.group("Sourcing Interns"), user);

        // Then
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(check(user, "ats.jobs:edit")).isEqualTo("ALLOWED");
            assertThat(check(user, "outreach.sequences:send")).isEqualTo("NO_PERMISSION");
            assertThat(admin.member("acme", user).at("/seats/0/seatType").asText())
                    .isEqualTo("viewer");
        });
    }

    /** Row 7. */
    @Test
    void someone_deleted_and_created_again_is_back_on_the_same_account() {
        // Given
        String userName = "rehire-" + UUID.randomUUID() + "@acme.example";
        String first = okta.createUser(userName);
        await().atMost(EFFECT)
                .until(() -> check(first, "sourcing.search:use"), reason -> !reason.equals("USER_UNKNOWN"));
        okta.send("DELETE", "/Users/" + first, "").expect(204);
        await().atMost(EFFECT).until(() -> check(first, "sourcing.search:use").equals("USER_INACTIVE"));

        // When
        String second = okta.createUser(userName);

        // Then
        assertThat(second).isEqualTo(first);
        await().atMost(EFFECT)
                .until(() -> admin.member("acme", first).path("status").asText().equals("ACTIVE"));
    }

    private String recruiter() {
        String user = okta.createUser("recruiter-" + UUID.randomUUID() + "@acme.example");
        okta.addMember(okta.group("Recruiting"), user);
        await().atMost(EFFECT)
                .until(() ->
                        admin.member("acme", user).at("/seats/0/state").asText().equals("ASSIGNED"));
        return user;
    }

    private String check(String user, String permission) {
        return admin.check("acme", user, permission, admin.supportToken());
    }

    private int allocated() {
        return admin.pool("acme", "full").path("allocated").asInt();
    }
}
