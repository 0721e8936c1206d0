package io.rollcall.provisioning.preview.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.kit.id.Ids;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.ServiceTest;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@ServiceTest
class PreviewExpiryTest {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private final PreviewExpiry expiry;
    private final String tenant = "expiry-" + Ids.next();

    PreviewExpiryTest(PreviewExpiry expiry) {
        this.expiry = expiry;
    }

    @Test
    void oldPreviewsGoWithTheirChanges() throws SQLException {
        // Given
        Api.tenant(tenant);
        for (int i = 0; i < 6; i++) {
            preview(LONG_AGO);
        }
        preview(LONG_AGO.plusSeconds(1));

        // When
        int gone = expiry.expire(LONG_AGO.plusMillis(1));

        // Then
        assertThat(gone).isEqualTo(6);
        assertThat(Database.run(tenant, "SELECT id FROM assignment_preview")).hasSize(1);
        assertThat(Database.run(tenant, "SELECT account_id FROM assignment_preview_change"))
                .hasSize(1);
    }

    private void preview(Instant at) {
        String id = Ids.next().toString();
        Database.run(tenant, """
                INSERT INTO assignment_preview (
                    tenant_id, id, of, base_version, next_version, document, afresh, digest, summary, created_at,
                    created_by)
                VALUES (current_tenant(), '%s', 'DRAFT', 1, 2, '{}', '{}', '', '{}', '%s', 'support')
                """.formatted(id, at), """
                INSERT INTO assignment_preview_change (tenant_id, preview_id, account_id, kinds, document)
                VALUES (current_tenant(), '%s', gen_random_uuid(), '{}', '{}')
                """.formatted(id));
    }
}
