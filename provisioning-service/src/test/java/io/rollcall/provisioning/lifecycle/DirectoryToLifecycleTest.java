package io.rollcall.provisioning.lifecycle;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.rollcall.events.Cause;
import io.rollcall.events.EntitlementChanged;
import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.RoleAssigned;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.events.UserRoles;
import io.rollcall.events.UserSeats;
import io.rollcall.events.UserState;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topics of the other services to those of this one, and to the members page. */
@ServiceTest
class DirectoryToLifecycleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "test", null, null);

    private final TenantId tenant = new TenantId("flow-" + Ids.next());
    private final GroupRef recruiting = new GroupRef(new GroupId(Ids.next()), "Recruiting");
    private final UserId annId = new UserId(Ids.next());
    private final People ann = People.named(tenant, annId, "ann@" + tenant + ".example");

    @BeforeEach
    void assignments() {
        Api.tenant(tenant.value());
        Api.assign(tenant.value(), """
                        {"assignments": [{"name": "Recruiters", "groups": ["recruiting"], "roles": ["recruiter"],
                                          "seats": ["full"]}],
                         "everyoneElse": {"roles": ["restricted"], "seats": []}}
                        """).statusCode(200);
    }

    @Test
    void aPersonWhoJoinsAMappedGroupIsEntitledAndTold() {
        try (var entitlements = TestTopics.listen(Topic.ENTITLEMENT);
                var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE);
                var states = TestTopics.listen(Topic.USER_STATE)) {
            // When
            TestTopics.publish(ann.created(), ann.joins(recruiting));

            // Then
            var entitlement = (EntitlementChanged) lastOf(entitlements, 2);
            assertThat(entitlement.entitlement().roles()).containsExactly(RoleGrant.ofTenant(new RoleKey("recruiter")));
            assertThat(entitlement.entitlement().seats()).containsExactly(new SeatTypeKey("full"));
            assertThat(lifecycle.awaitCount(2, this::isAnn, PATIENCE))
                    .extracting(ProbedEvent::type, ProbedEvent::version)
                    .containsExactly(
                            tuple(EventType.USER_PROVISIONED.typeName(), 1L),
                            tuple(EventType.USER_UPDATED.typeName(), 2L));
            var state = (UserState) TestTopics.read(states.await(it -> isAnn(it) && it.version() == 2, PATIENCE));
            assertThat(state.user().groups()).containsExactly(recruiting);
        }
        Api.member(tenant.value(), annId)
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("groups", contains("Recruiting"))
                .body("assignment.name", equalTo("Recruiters"))
                .body("via", equalTo("Recruiting"));
    }

    @Test
    void whoIsDeactivatedIsEntitledToNothing() {
        // Given
        TestTopics.publish(ann.created(), ann.joins(recruiting));
        eventually(() -> assertThat(Api.seen(tenant.value(), annId, "via")).isEqualTo("Recruiting"));

        try (var entitlements = TestTopics.listen(Topic.ENTITLEMENT);
                var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // When
            TestTopics.publish(ann.deactivated());

            // Then
            var entitlement = (EntitlementChanged) TestTopics.read(entitlements.await(this::isAnn, PATIENCE));
            assertThat(entitlement.entitlement().active()).isFalse();
            assertThat(lifecycle.await(this::isAnn, PATIENCE).type()).isEqualTo(EventType.USER_DEACTIVATED.typeName());
        }
        Api.member(tenant.value(), annId).body("status", equalTo("DEACTIVATED")).body("assignment", nullValue());
    }

    @Test
    void rolesAndSeatsInEffectAreShownAndTold() {
        // Given
        TestTopics.publish(ann.created());
        eventually(() -> assertThat(Api.seen(tenant.value(), annId, "status")).isEqualTo("ACTIVE"));
        var recruiter = RoleGrant.ofTenant(new RoleKey("recruiter"));
        var pool = new PoolId(Ids.next());
        var full = new SeatTypeKey("full");
        var seat = new HeldSeat(full, pool, true, HeldSeat.State.ASSIGNED, People.START);

        try (var lifecycle = TestTopics.listen(Topic.USER_LIFECYCLE)) {
            // When
            TestTopics.publish(
                    new RoleAssigned(
                            People.START, new UserRoles(tenant, annId, 1, List.of(recruiter)), recruiter, CAUSE),
                    new SeatAssigned(People.START, new UserSeats(tenant, annId, 1, List.of(seat)), full, pool, CAUSE));

            // Then
            assertThat(lifecycle.awaitCount(2, this::isAnn, PATIENCE))
                    .extracting(ProbedEvent::type)
                    .containsOnly(EventType.USER_ACCESS_CHANGED.typeName());
        }
        Api.member(tenant.value(), annId)
                .body("roles.role", contains("recruiter"))
                .body("seats.seatType", contains("full"))
                .body("seats.state", contains("ASSIGNED"));
    }

    private Event lastOf(EventProbe probe, long directoryVersion) {
        return TestTopics.read(probe.await(
                it -> isAnn(it)
                        && ((EntitlementChanged) TestTopics.read(it))
                                        .entitlement()
                                        .directoryVersion()
                                == directoryVersion,
                PATIENCE));
    }

    private boolean isAnn(ProbedEvent event) {
        return event.key().equals(tenant + "/" + annId);
    }
}
