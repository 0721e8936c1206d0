package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody leaves: everything is taken at once, by those who decide themselves, and the account stays. */
class LeaverTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final int PEOPLE = 9;
    private static final List<String> PERMISSIONS = List.of("sourcing.search:use", "ats.jobs:view", "ats.jobs:edit");

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "leavers-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, PEOPLE);
    private final String support = admin.supportToken();
    private final List<String> people = joined();

    /** Row 6. */
    @Test
    void every_permission_and_the_seat_are_gone_within_the_time_that_is_promised() {
        // When
        List<Duration> took = people.stream().map(this::leaves).sorted().toList();

        // Then
        assertThat(took.get(PEOPLE / 2)).isLessThan(PROMISED);
        await().atMost(EFFECT)
                .untilAsserted(() -> assertThat(people).allSatisfy(person -> {
                    JsonNode member = admin.member(tenant, person);
                    assertThat(member.path("status").asText()).isEqualTo("DEACTIVATED");
                    assertThat(member.path("userName").asText()).isNotEmpty();
                    assertThat(member.path("roles")).isEmpty();
                    assertThat(member.path("seats")).isEmpty();
                }));
        assertThat(people)
                .allSatisfy(person -> assertThat(PERMISSIONS)
                        .allSatisfy(permission ->
                                assertThat(check(person, permission)).isEqualTo("USER_INACTIVE")));
    }

    /** Row 6. */
    @Test
    void it_does_not_take_provisioning_service() throws Exception {
        // Given
        String leaver = people.getFirst();

        // When
        signal("-STOP");
        try {
            idp.setActive(leaver, false).expect(200);

            // Then
            await().atMost(EFFECT).untilAsserted(() -> {
                assertThat(check(leaver, PERMISSIONS.getFirst())).isEqualTo("USER_INACTIVE");
                assertThat(allocated()).isEqualTo(PEOPLE - 1);
            });
        } finally {
            signal("-CONT");
        }
        await().atMost(EFFECT)
                .ignoreExceptions()
                .until(() ->
                        admin.member(tenant, leaver).path("status").asText().equals("DEACTIVATED"));
    }

    private void signal(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(system.stack().pid("provisioning-service"));
        assertThat(new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor())
                .isZero();
    }

    /** How long it is from the answer to the identity provider until nothing is left. */
    private Duration leaves(String person) {
        int left = allocated() - 1;
        idp.setActive(person, false).expect(200);
        long answered = System.nanoTime();
        await().atMost(EFFECT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> check(person, PERMISSIONS.getFirst()).equals("USER_INACTIVE") && allocated() <= left);
        return Duration.ofNanos(System.nanoTime() - answered);
    }

    private List<String> joined() {
        List<String> joiners = IntStream.range(0, PEOPLE)
                .mapToObj(i -> idp.createUser("p" + i + "@" + tenant + ".example"))
                .toList();
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(allocated()).isEqualTo(PEOPLE);
            assertThat(joiners)
                    .allSatisfy(person -> assertThat(PERMISSIONS)
                            .allSatisfy(permission ->
                                    assertThat(check(person, permission)).isEqualTo("ALLOWED")));
        });
        return joiners;
    }

    private String check(String person, String permission) {
        return admin.check(tenant, person, permission, support);
    }

    private int allocated() {
        return admin.pool(tenant, "full").path("allocated").asInt();
    }
}
