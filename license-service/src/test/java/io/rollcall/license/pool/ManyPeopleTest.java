package io.rollcall.license.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.Cause;
import io.rollcall.events.PoolGraceEnded;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Crowd;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.license.testing.TestClock;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.RollcallTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided about very many people at once is done in steps that nobody has to wait for long, and goes on when one is the last. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class ManyPeopleTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Cause CAUSE = new Cause(Cause.Kind.ADMIN_REQUEST, "admin", "r-1", null);
    private static final int MANY = 4_500;
    private static final long AT_A_TIME = 2_000;

    @Inject
    Crowd crowd;

    @Inject
    PoolDesk desk;

    @Inject
    GraceEnd graces;

    @Inject
    DuePools due;

    @Inject
    TestClock clock;

    private final TenantId tenant = new TenantId("many-" + UUID.randomUUID());

    @AfterEach
    void realTime() {
        clock.release();
    }

    @Test
    void a_pool_that_is_opened_serves_those_who_had_none_a_part_at_a_time() {
        // Given
        crowd.isEntitled(tenant, 1, MANY, "full");

        // When
        String pool = Api.open(tenant, "full", 3_000);

        // Then
        assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(1_500);
        assertThatTheFirstHaveSeats(3_000);
        assertThat(linesOfOneTransaction()).isLessThanOrEqualTo(AT_A_TIME);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void an_opening_that_was_interrupted_goes_on_and_nobody_overtakes() {
        // Given
        crowd.isEntitled(tenant, 1, MANY, "full");
        String pool = beginToOpen(3_000);
        crowd.isEntitled(tenant, MANY + 1, MANY + 1, "full");

        // When
        due.settleAll().await().atMost(PATIENCE);

        // Then
        assertThat(Api.pool(tenant, pool).getInt("waiting")).isEqualTo(1_501);
        assertThatTheFirstHaveSeats(3_000);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_grace_ends_a_part_at_a_time_and_is_told_once() {
        try (var events = TestTopics.listen(Topic.POOL_EVENTS)) {
            // Given
            String pool = inAGraceThatIsOver();

            // When
            due.settleAll().await().atMost(PATIENCE);

            // Then
            assertThatItEnded(pool);
            assertThat(linesOfOneTransaction("DEMOTED")).isLessThanOrEqualTo(AT_A_TIME);
            var ended = (PoolGraceEnded) TestTopics.read(events.await(this::isOurEnd, PATIENCE));
            assertThat(ended.returned()).isEqualTo(MANY - 10);
        }
    }

    @Test
    void a_grace_whose_end_was_interrupted_goes_on_ending() {
        try (var events = TestTopics.listen(Topic.POOL_EVENTS)) {
            // Given
            String pool = inAGraceThatIsOver();
            graces.step(tenant, PoolId.of(pool), CAUSE).await().atMost(PATIENCE);

            // When
            due.settleAll().await().atMost(PATIENCE);

            // Then
            assertThatItEnded(pool);
            var ended = (PoolGraceEnded) TestTopics.read(events.await(this::isOurEnd, PATIENCE));
            assertThat(ended.returned()).isEqualTo(MANY - 10);
        }
    }

    private String beginToOpen(int seats) {
        var id = new PoolId(Ids.next());
        var pool = new NewPool(new SeatTypeKey("full"), "Full", true, seats, new Policy.Block());
        assertThat(desk.begin(tenant, id, pool, CAUSE).await().atMost(PATIENCE)).isTrue();
        return id.toString();
    }

    private String inAGraceThatIsOver() {
        String pool = Api.open(tenant, "full", 10);
        Api.setGrace(tenant, pool, null, clock.instant().plus(Duration.ofDays(7)));
        crowd.isEntitled(tenant, 1, MANY, "full");
        assertThat(Api.pool(tenant, pool).getInt("allocated")).isEqualTo(MANY);
        clock.advance(Duration.ofDays(8));
        return pool;
    }

    private void assertThatItEnded(String pool) {
        Api.support()
                .get(Api.pools(tenant) + "/" + pool)
                .then()
                .body("policy", equalTo("BLOCK"))
                .body("allocated", equalTo(10))
                .body("waiting", equalTo(MANY - 10));
        assertThatTheFirstHaveSeats(10);
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    private boolean isOurEnd(ProbedEvent event) {
        return event.tenant().equals(tenant.value()) && event.type().contains("grace_ended");
    }

    /** People become entitled in the order of their numbers. */
    private void assertThatTheFirstHaveSeats(int howMany) {
        String last = new Someone(tenant, howMany).time().toString();
        assertThat(Database.app(tenant)
                        .query("SELECT DISTINCT state || (requested_at <= '" + last + "')::text FROM seat"))
                .containsExactlyInAnyOrder("ASSIGNEDtrue", "WAITINGfalse");
    }

    private long linesOfOneTransaction(String... movements) {
        String which = movements.length == 0 ? "" : " WHERE movement = '" + movements[0] + "'";
        return Long.parseLong(Database.app(tenant)
                .query("SELECT max(n) FROM (SELECT count(*) AS n FROM seat_ledger" + which + " GROUP BY xmin::text) t")
                .getFirst());
    }
}
