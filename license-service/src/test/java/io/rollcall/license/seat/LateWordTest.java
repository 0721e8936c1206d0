package io.rollcall.license.seat;

import static io.rollcall.license.seat.Samples.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The word of those who were entitled first comes last, as it may from several partitions of a topic. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class LateWordTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    TenantSql sql;

    @Inject
    SeatDesk desk;

    private final TenantId tenant = new TenantId("late-" + UUID.randomUUID());
    private String pool = "";

    @BeforeEach
    void everySeatIsHeld() {
        pool = Api.open(tenant, FULL.value(), 2);
        hear(5, 6);
        hear(7);
    }

    @Test
    void a_seat_given_just_now_is_handed_on_to_whoever_was_entitled_first() {
        // When
        hear(4, 8);

        // Then
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ids(4, 5));
        assertThat(Api.users(tenant, pool, "WAITING")).containsExactly(ids(6, 7, 8));
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void a_seat_is_not_taken_from_whoever_has_had_it_for_a_while() throws Exception {
        // Given
        Database.app(tenant).execute("UPDATE seat SET since = since - interval '2 minutes'");

        // When
        hear(4);

        // Then
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ids(5, 6));
        assertThat(Api.users(tenant, pool, "WAITING")).containsExactly(ids(4, 7));
    }

    @Test
    void nobody_loses_a_seat_where_more_are_held_than_were_bought() {
        // Given
        Api.support()
                .body("{\"purchased\":1}")
                .patch(Api.pools(tenant) + "/" + pool)
                .then()
                .statusCode(200);

        // When
        hear(4);

        // Then
        assertThat(Api.users(tenant, pool, "ASSIGNED")).containsExactly(ids(5, 6));
        assertThat(Api.users(tenant, pool, "WAITING")).containsExactly(ids(4, 7));
    }

    private void hear(int... people) {
        List<Fact> facts = IntStream.of(people)
                .mapToObj(this::someone)
                .map(person ->
                        new Fact(person.id(), new EntitlementView(1, 0, true, Set.of(FULL)), person.time(), "entitled"))
                .toList();
        sql.inTransaction(tenant, tx -> desk.hear(tx, tenant, facts)).await().atMost(PATIENCE);
    }

    private Someone someone(int number) {
        return new Someone(tenant, number);
    }

    private String[] ids(int... people) {
        return IntStream.of(people)
                .mapToObj(number -> someone(number).id().toString())
                .toArray(String[]::new);
    }
}
