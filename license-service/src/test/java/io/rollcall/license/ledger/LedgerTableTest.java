package io.rollcall.license.ledger;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses, whoever asks and whatever the code believes. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class LedgerTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE seat_ledger SET allocated = 0",
                "DELETE FROM seat_ledger",
                "TRUNCATE seat_ledger",
            })
    void the_ledger_cannot_be_rewritten(String sql) {
        var tenant = new TenantId("ledger-rewrite");

        assertThatThrownBy(() -> Database.app(tenant).execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Database.owner(tenant).execute(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allocated = 0", "waiting = 0", "seat_type = 'other'", "billable = false"})
    void the_service_cannot_set_what_it_has_no_business_with(String change) {
        assertThatThrownBy(
                        () -> Database.app(new TenantId("ledger-counters")).execute("UPDATE seat_pool SET " + change))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_full_pool_refuses_another_seat() {
        // Given
        var tenant = new TenantId("ledger-oversell");
        String pool = Api.open(tenant, "full", 1);

        // When
        var oversell = insertSeats(pool, 2);

        // Then
        assertThatThrownBy(() -> Database.app(tenant).execute(oversell))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("has 1 seats, 2 would be held");
        assertThat(Api.pool(tenant, pool).getInt("allocated")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO seat (tenant_id, user_id, seat_type, pool_id, state, requested_at, since)"
                        + " VALUES (current_tenant(), gen_random_uuid(), 'viewer', '%s', 'ASSIGNED', now(), now())",
                "INSERT INTO seat (tenant_id, user_id, seat_type, pool_id, state, requested_at, since)"
                        + " VALUES (current_tenant(), gen_random_uuid(), 'full', gen_random_uuid(), 'WAITING', now(), now())",
                "UPDATE seat SET seat_type = 'viewer' WHERE pool_id = '%s'",
                "UPDATE seat SET pool_id = gen_random_uuid()",
            })
    void a_seat_belongs_to_a_pool_of_its_type(String sql) {
        // Given
        var tenant = new TenantId("ledger-pools-" + Math.abs(sql.hashCode()));
        String pool = Api.open(tenant, "full", 5);

        // When
        var wrong = insertSeats(pool, 1) + ";" + sql.formatted(pool);

        // Then
        assertThatThrownBy(() -> Database.app(tenant).execute(wrong))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("a pool that is not there, or not of its type");
    }

    @Test
    void a_line_that_disagrees_with_the_seats_is_refused() {
        // Given
        var tenant = new TenantId("ledger-disagrees");
        String pool = Api.open(tenant, "full", 5);

        // When
        String line = """
                INSERT INTO seat_ledger (tenant_id, pool_id, sequence, user_id, movement, allocated_delta, waiting_delta,
                    allocated, waiting, recorded_at, cause_kind, cause_actor)
                VALUES (current_tenant(), '%s', 1, gen_random_uuid(), 'ASSIGNED', 1, 0, 1, 0, now(), 'SYSTEM', 'test')
                """.formatted(pool);

        // Then
        assertThatThrownBy(() -> Database.app(tenant).execute(line))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("ledger and seats disagree");
    }

    @Test
    void a_line_tells_what_caused_it() {
        var tenant = new TenantId("ledger-cause");
        var ann = new Someone(tenant, 1);
        // Given
        String pool = Api.open(tenant, "full", 1);

        // When
        TestTopics.publish(ann.joined());
        TestTopics.publish(ann.entitled(1, "full"));

        // Then
        eventually(() -> {
            var ledger = Api.read(Api.pools(tenant) + "/" + pool + "/ledger");
            assertThat(ledger.getList("items.movement")).containsExactly("ASSIGNED");
            assertThat(ledger.getString("items[0].cause.kind")).isEqualTo("EVENT");
            assertThat(ledger.getString("items[0].cause.eventId")).isNotBlank();
        });
    }

    private static String insertSeats(String pool, int count) {
        return """
                INSERT INTO seat (tenant_id, user_id, seat_type, pool_id, state, requested_at, since)
                SELECT current_tenant(), gen_random_uuid(), 'full', '%s', 'ASSIGNED', now(), now()
                FROM generate_series(1, %d)
                """.formatted(pool, count);
    }
}
