package io.rollcall.license.seat;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolState;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatEvent;
import io.rollcall.events.SeatPromoted;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.SeatWaitlisted;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.RollcallTestResource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the topics to seats, and from seats to the topics. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class SeatFlowTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void who_leaves_frees_the_seat_for_the_next_in_line_though_no_entitlement_follows() {
        var tenant = new TenantId("flow-leaver");
        var ann = new Someone(tenant, 1);
        var bob = new Someone(tenant, 2);
        try (var probe = TestTopics.listen(Topic.SEAT_EVENTS)) {
            // Given
            String pool = Api.open(tenant, "full", 1);
            TestTopics.publish(ann.joined(), bob.joined());
            TestTopics.publish(ann.entitled(1, "full"));
            eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED"))
                    .containsExactly(ann.id().toString()));
            TestTopics.publish(bob.entitled(1, "full"));
            eventually(() -> assertThat(Api.users(tenant, pool, "WAITING"))
                    .containsExactly(bob.id().toString()));

            // When
            TestTopics.publish(ann.deactivated(2));

            // Then
            eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED"))
                    .containsExactly(bob.id().toString()));
            assertThat(told(probe, tenant, 4))
                    .extracting(Object::getClass, event -> event.user().id(), SeatEvent::version)
                    .containsExactlyInAnyOrder(
                            tuple(SeatAssigned.class, ann.id(), 1L),
                            tuple(SeatReleased.class, ann.id(), 2L),
                            tuple(SeatWaitlisted.class, bob.id(), 1L),
                            tuple(SeatPromoted.class, bob.id(), 2L));
            LedgerReplay.assertEqualsLive(tenant, pool);
        }
    }

    @Test
    void an_event_tells_all_seats_of_the_person() {
        var tenant = new TenantId("flow-seats");
        var ann = new Someone(tenant, 1);
        try (var probe = TestTopics.listen(Topic.SEAT_EVENTS)) {
            // Given
            Api.open(tenant, "full", 0);
            Api.open(tenant, "viewer", 5);

            // When
            TestTopics.publish(ann.joined());
            TestTopics.publish(ann.entitled(1, "viewer", "full"));

            // Then
            assertThat(told(probe, tenant, 2).getLast().user().seats())
                    .extracting(seat -> seat.seatType().value(), HeldSeat::state)
                    .containsExactly(tuple("full", HeldSeat.State.WAITING), tuple("viewer", HeldSeat.State.ASSIGNED));
        }
    }

    @Test
    void a_new_pool_serves_those_who_are_entitled_already() {
        var tenant = new TenantId("flow-late-pool");
        var people = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new Someone(tenant, number))
                .toList();
        try (var probe = TestTopics.listen(Topic.POOL_STATE)) {
            // Given
            people.forEach(person -> TestTopics.publish(person.joined(), person.entitled(1, "full")));
            eventually(() -> assertThat(Database.app(tenant).query("SELECT user_id FROM seat WHERE state = 'NO_POOL'"))
                    .hasSize(3));

            // When
            String pool = Api.open(tenant, "full", 2);

            // Then
            assertThat(Api.users(tenant, pool, "ASSIGNED")).isEqualTo(ids(people.subList(0, 2)));
            assertThat(Api.users(tenant, pool, "WAITING")).isEqualTo(ids(people.subList(2, 3)));
            var state = (PoolState)
                    TestTopics.read(probe.await(event -> event.tenant().equals(tenant.value()), PATIENCE));
            assertThat(List.of(state.version(), (long) state.allocated(), (long) state.waiting()))
                    .containsExactly(1L, 2L, 1L);
            LedgerReplay.assertEqualsLive(tenant, pool);
        }
    }

    @Test
    void somebody_without_a_directory_holds_a_seat_until_one_says_otherwise() {
        // Given
        var tenant = new TenantId("flow-local");
        var ann = new Someone(tenant, 1);
        String pool = Api.open(tenant, "full", 1);
        TestTopics.publish(ann.entitledAt(1, 0, "full"));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED")).hasSize(1));

        // When
        TestTopics.publish(ann.deactivated(2));

        // Then
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("allocated")).isZero());
    }

    @Test
    void a_deleted_person_holds_nothing() {
        var tenant = new TenantId("flow-deleted");
        var ann = new Someone(tenant, 1);
        // Given
        String pool = Api.open(tenant, "full", 1);
        TestTopics.publish(ann.joined());
        TestTopics.publish(ann.entitled(1, "full"));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED")).hasSize(1));

        // When
        TestTopics.publish(ann.deleted(2));

        // Then
        eventually(() -> assertThat(Api.pool(tenant, pool).getInt("allocated")).isZero());
    }

    private static List<String> ids(List<Someone> people) {
        return people.stream().map(Someone::id).map(UserId::toString).toList();
    }

    private static List<SeatEvent> told(EventProbe probe, TenantId tenant, int count) {
        return probe.awaitCount(count, event -> event.tenant().equals(tenant.value()), PATIENCE).stream()
                .map(event -> (SeatEvent) TestTopics.read(event))
                .toList();
    }
}
