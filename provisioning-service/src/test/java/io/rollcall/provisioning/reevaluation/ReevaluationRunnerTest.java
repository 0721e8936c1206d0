package io.rollcall.provisioning.reevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.rollcall.events.TenantId;
import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.reevaluation.ReevaluationQueue.Key;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is worked on when, whatever there is to do. */
class ReevaluationRunnerTest {

    private final Key big = new Key(new TenantId("big"), Ids.next());
    private final Key small = new Key(new TenantId("small"), Ids.next());
    private final Portions portions = new Portions();
    private final ReevaluationRunner runner = new ReevaluationRunner(portions);

    @AfterEach
    void stop() throws InterruptedException {
        runner.stop(new ShutdownEvent());
    }

    @Test
    void a_small_tenant_ends_while_a_big_one_goes_on() {
        // Given
        portions.request(big, 5);
        portions.request(small, 2);

        // When
        runner.start(new StartupEvent());

        // Then
        awaitWorked(big, small, big, small, big, big, big);
    }

    @Test
    void a_tenant_that_comes_while_a_big_one_is_worked_on_does_not_wait_for_it() {
        // Given
        portions.request(big, 5);
        portions.then(2, () -> portions.request(small, 1));

        // When
        runner.start(new StartupEvent());

        // Then
        awaitWorked(big, big, big, big, small, big);
    }

    @Test
    void a_tenant_has_one_turn_whatever_it_waits_for() {
        // Given
        Key group = new Key(big.tenant(), Ids.next());
        portions.request(big, 2);
        portions.request(group, 1);
        portions.request(small, 2);

        // When
        runner.start(new StartupEvent());

        // Then
        awaitWorked(big, small, big, small, group);
    }

    @Test
    void what_fails_holds_up_nothing_else_and_is_tried_again() {
        // Given
        Key group = new Key(big.tenant(), Ids.next());
        portions.request(big, 1);
        portions.request(group, 2);
        portions.then(0, () -> {
            throw new IllegalStateException("cannot be judged");
        });

        // When
        runner.start(new StartupEvent());

        // Then
        awaitWorked(group, group, big);
    }

    private void awaitWorked(Key... keys) {
        Api.eventually(() -> assertThat(portions.worked).containsExactly(keys));
    }

    /** What is left to do, in portions. */
    private static final class Portions implements ReevaluationQueue {

        private final Map<Key, Integer> left = new LinkedHashMap<>();
        private final List<Key> worked = new CopyOnWriteArrayList<>();
        private final Map<Integer, Runnable> events = new LinkedHashMap<>();

        synchronized void request(Key key, int portions) {
            left.put(key, portions);
        }

        /** Happens once, after so many portions. */
        synchronized void then(int portions, Runnable event) {
            events.put(portions, event);
        }

        @Override
        public synchronized Uni<List<Key>> pending() {
            return Uni.createFrom().item(List.copyOf(left.keySet()));
        }

        @Override
        public synchronized Uni<Boolean> workOffPortion(Key key) {
            Runnable event = events.remove(worked.size());
            if (event != null) {
                event.run();
            }
            worked.add(key);
            left.computeIfPresent(key, (same, portions) -> portions == 1 ? null : portions - 1);
            return Uni.createFrom().item(true);
        }
    }
}
