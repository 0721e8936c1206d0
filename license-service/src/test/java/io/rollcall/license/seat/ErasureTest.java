package io.rollcall.license.seat;

import static io.rollcall.license.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.license.testing.Api;
import io.rollcall.license.testing.Database;
import io.rollcall.license.testing.LedgerReplay;
import io.rollcall.license.testing.Someone;
import io.rollcall.testing.RollcallTestResource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a person who was erased elsewhere nothing personal is left here either. */
@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class ErasureTest {

    private final TenantId tenant = new TenantId("erasure-" + UUID.randomUUID());
    private final Database rows = Database.app(tenant);
    private final Someone ann = new Someone(tenant, 1);
    private final Someone bob = new Someone(tenant, 2);

    @Test
    void neither_name_nor_reason_is_left_and_the_ledger_is_as_it_was() {
        // Given
        String pool = Api.open(tenant, "full", 1);
        TestTopics.publish(ann.joined(), ann.entitled(1, "full"), bob.joined());
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED"))
                .containsExactly(ann.id().toString()));
        Api.support()
                .body("{\"priority\":3,\"reason\":\"is expecting\"}")
                .put("/api/v1/tenants/" + tenant + "/users/" + ann.id() + "/seat-priority")
                .then()
                .statusCode(200);
        TestTopics.publish(ann.deleted(2));
        eventually(() -> assertThat(Api.users(tenant, pool, "ASSIGNED")).isEmpty());

        // When
        TestTopics.publish(ann.erased(9));

        // Then
        eventually(() -> assertThat(rows.query("SELECT user_name FROM person ORDER BY user_name"))
                .containsExactly(bob.userName(), null));
        assertThat(rows.query("SELECT reason FROM seat_priority")).containsExactly("");
        assertThat(rows.query("SELECT priority FROM seat_priority")).containsExactly("3");
        LedgerReplay.assertEqualsLive(tenant, pool);
    }

    @Test
    void what_is_told_late_brings_no_name_back_but_who_comes_back_has_one() {
        // Given
        TestTopics.publish(ann.erased(9), bob.erased(9));
        eventually(() ->
                assertThat(rows.query("SELECT user_id FROM erased_person")).hasSize(2));

        // When
        TestTopics.publish(ann.joined(), ann.deleted(2), bob.joined());

        // Then
        eventually(() -> assertThat(
                        rows.query("SELECT user_name FROM person WHERE directory_version > 0 ORDER BY user_name"))
                .containsExactly(bob.userName(), null));
    }
}
