package io.rollcall.gateway.oauth.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@GatewayTest
class AccessExpiryTest {
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private final TenantId tenant = new TenantId("access-expiry-" + Ids.next());

    @Inject
    AccessExpiry expiry;

    @Inject
    TenantSql sql;

    @Test
    void what_expired_long_ago_is_forgotten_and_nothing_else() throws SQLException {
        // Given
        accepted(LONG_AGO);
        accepted(LONG_AGO.plusSeconds(2));

        // When
        int gone = expiry.expire(LONG_AGO.plusSeconds(1));

        // Then
        assertThat(gone).isEqualTo(1);
        assertThat(run("SELECT expires_at FROM oauth_assertions")).hasSize(1);
    }

    private void accepted(Instant expires) {
        run("""
                INSERT INTO oauth_assertions (tenant_id, client_id, jti_hash, expires_at)
                VALUES (current_tenant(), gen_random_uuid(), 'x', '%s')
                """.formatted(expires));
    }

    private RowSet<Row> run(String statement) {
        return sql.inTransaction(tenant, tx -> tx.query(statement).execute())
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
