package io.rollcall.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.process.Component;
import io.rollcall.testing.FreePort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances of license-service give out ten seats, and one of them is killed in the middle of it. */
class SeatRaceTest {

    private static final int SEATS = 10;
    private static final int PEOPLE = 1_000;
    private static final int TOGETHER = 25;
    private static final int CONNECTIONS = 4;
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "race-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, SEATS);
    private final SeatHistory history = new SeatHistory(system, tenant);

    /** Row 21. */
    @Test
    void a_thousand_ask_two_instances_for_ten_seats_and_one_instance_is_killed() throws Exception {
        // Given
        seatsForMembersOf("Racers");
        List<String> people = imported();
        String group = idp.group("Racers");
        Component second = secondInstance();
        int decidedAtTheKill;

        // When
        try (var executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> joining = new ArrayList<>();
            for (int from = 0; from < PEOPLE; from += TOGETHER) {
                List<String> some = people.subList(from, from + TOGETHER);
                joining.add(executor.submit(() -> join(group, some)));
            }
            await().atMost(SETTLE).pollInterval(Duration.ofMillis(5)).until(() -> history.decided() > 0);
            second.process().orElseThrow().destroyForcibly();
            decidedAtTheKill = history.decided();
            for (Future<?> request : joining) {
                request.get();
            }
        } finally {
            second.stop();
        }

        // Then
        assertThat(decidedAtTheKill).isBetween(1, PEOPLE - 1);
        await().atMost(SETTLE).until(() -> history.decided() == PEOPLE);
        List<String> holders = history.users("ASSIGNED");
        List<String> waiting = history.users("WAITING");
        assertThat(history.holdersInLedger()).isEqualTo(holders.stream().collect(toSet()));
        List<String> inOrder = history.inOrderOfEntitlement().toList();
        assertThat(inOrder).hasSize(PEOPLE);
        assertThat(holders).containsExactlyInAnyOrderElementsOf(inOrder.subList(0, SEATS));
        assertThat(waiting).isEqualTo(inOrder.subList(SEATS, PEOPLE));
        history.toldOf(people, holders);

        // When a seat is given back, the first in line has it
        idp.setActive(holders.getFirst(), false).expect(200);
        await().atMost(SETTLE).until(() -> history.users("ASSIGNED").contains(waiting.getFirst()));
        assertThat(history.users("WAITING")).isEqualTo(waiting.subList(1, waiting.size()));
    }

    private void seatsForMembersOf(String group) {
        admin.send("PUT", "provisioning-service", tenant + "/assignments", """
                {"assignments":[{"name":"Racers","groups":["%s"],"roles":["standard"],"seats":["full"],
                 "updateMode":"AUTOMATIC"}],"everyoneElse":{"roles":["standard"],"seats":[]}}""".formatted(group))
                .expect(200);
    }

    private List<String> imported() throws Exception {
        try (var executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<String>> created = IntStream.range(0, PEOPLE)
                    .mapToObj(number -> executor.submit(() -> idp.createUser("p" + number + "@" + tenant + ".example")))
                    .toList();
            List<String> people = new ArrayList<>();
            for (Future<String> one : created) {
                people.add(one.get());
            }
            return people.stream().sorted(Comparator.reverseOrder()).toList();
        }
    }

    private void join(String group, List<String> people) {
        String members = String.join(
                ",", people.stream().map(id -> "{\"value\":\"" + id + "\"}").toList());
        idp.patch("/Groups/" + group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + members + "]}");
    }

    /** Ready, and with its share of the partitions. */
    private Component secondInstance() throws Exception {
        Component second = system.stack().startFurtherInstance(ServiceModule.LICENSE, FreePort.find());
        await().atMost(READY).until(second::isReady);
        await().atMost(READY).until(() -> history.instancesWithPartitions() == 2);
        return second;
    }
}
