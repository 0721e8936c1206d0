package io.rollcall.provisioning.webhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@ServiceTest
class DeliveryExpiryTest {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private final DeliveryExpiry expiry;
    private final String tenant = "delivery-expiry-" + Ids.next();
    private final String webhook = Ids.next().toString();

    DeliveryExpiryTest(DeliveryExpiry expiry) {
        this.expiry = expiry;
    }

    @Test
    void oldAttemptsGoAndYoungOnesStay() throws SQLException {
        // Given
        Database.run(tenant, """
                INSERT INTO webhook (tenant_id, id, url, types, status, position, created_at, created_by)
                VALUES (current_tenant(), '%s', 'https://acme.example', '{}', 'DISABLED', 0, now(), 'support')
                """.formatted(webhook));
        attempted(LONG_AGO);
        attempted(LONG_AGO.plusSeconds(2));

        // When
        int gone = expiry.expire(LONG_AGO.plusSeconds(1));

        // Then
        assertThat(gone).isEqualTo(1);
        assertThat(Database.run(tenant, "SELECT id FROM webhook_delivery")).hasSize(1);
    }

    private void attempted(Instant at) {
        Database.run(tenant, """
                INSERT INTO webhook_delivery
                    (tenant_id, id, webhook_id, event_id, event_type, attempt, attempted_at, duration_ms)
                VALUES (current_tenant(), gen_random_uuid(), '%s', gen_random_uuid(), 'user.updated', 1, '%s', 1)
                """.formatted(webhook, at));
    }
}
