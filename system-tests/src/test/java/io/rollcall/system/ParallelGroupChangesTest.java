package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Entra adds members in parallel; a server that reads, changes and writes the group loses some of them. */
class ParallelGroupChangesTest {

    private static final int PARALLEL = 50;

    private final ScimClient entra = SystemUnderTest.shared().scim("globex");

    @Test
    void fifty_parallel_additions_keep_fifty_members() throws Exception {
        // Given
        String group = entra.group("Parallel " + UUID.randomUUID());
        var users = new ArrayList<String>();
        for (int i = 0; i < PARALLEL; i++) {
            users.add(entra.createUser("parallel-" + UUID.randomUUID() + "@globex.example"));
        }

        // When
        addAllAtOnce(group, users);

        // Then
        var members =
                entra.send("GET", "/Groups/" + group, "").expect(200).body().path("members");
        assertThat(members.findValuesAsText("value")).containsExactlyInAnyOrderElementsOf(users);
    }

    private void addAllAtOnce(String group, List<String> users) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (String user : users) {
                answers.add(executor.submit(() -> {
                    start.await();
                    return entra.addMember(group, user).status();
                }));
            }
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 204);
            }
        }
    }
}
