package io.rollcall.provisioning.webhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.webhook.WebhookSettings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Secrets as the database has them. */
class SecretSealTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final UUID ID = new UUID(0, 1);
    private static final String SECRET = "whsec_c2VjcmV0";
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    @Test
    void what_is_kept_says_nothing_and_is_another_each_time() {
        // Given
        SecretSeal seal = seal(OLD);

        // When
        String kept = seal.close(ACME, ID, SECRET);

        // Then
        assertThat(kept).startsWith("sealed:").doesNotContain("c2VjcmV0").isNotEqualTo(seal.close(ACME, ID, SECRET));
        assertThat(seal.open(ACME, ID, kept)).isEqualTo(SECRET);
    }

    @Test
    void while_keys_change_all_instances_read_what_any_of_them_wrote() {
        // Given
        SecretSeal before = seal(OLD + "," + NEW);
        SecretSeal after = seal(NEW + "," + OLD);

        // When
        String kept = after.close(ACME, ID, SECRET);

        // Then
        assertThat(before.open(ACME, ID, kept)).isEqualTo(SECRET);
        assertThat(after.open(ACME, ID, before.close(ACME, ID, SECRET))).isEqualTo(SECRET);
        assertThat(kept).startsWith(after.present()).doesNotStartWith(before.present());
    }

    @Test
    void without_a_key_a_secret_is_kept_as_it_is() {
        // When
        String kept = seal("").close(ACME, ID, SECRET);

        // Then
        assertThat(kept).isEqualTo(SECRET);
        assertThat(seal(OLD).open(ACME, ID, kept)).isEqualTo(SECRET);
    }

    @Test
    void what_was_sealed_for_another_place_or_with_another_key_cannot_be_read() {
        // When
        String kept = seal(OLD).close(ACME, ID, SECRET);

        // Then
        assertThatThrownBy(() -> seal(OLD).open(new TenantId("globex"), ID, kept))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal(OLD).open(ACME, new UUID(0, 2), kept)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal(NEW).open(ACME, ID, kept))
                .hasMessageContaining("rollcall.webhooks.encryption-keys");
    }

    @Test
    void a_key_that_is_none_is_refused_without_being_told() {
        // Given
        String shortKey = Base64.getEncoder().encodeToString(new byte[16]);

        // When, Then
        assertThatThrownBy(() -> seal(OLD + "," + shortKey))
                .hasMessageContaining("key 2")
                .hasMessageNotContaining(shortKey);
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static SecretSeal seal(String keys) {
        Map<String, String> values = new HashMap<>(Map.of(
                "rollcall.webhooks.enabled", "true",
                "rollcall.webhooks.allow-http", "false",
                "rollcall.webhooks.poll", "PT1S",
                "rollcall.webhooks.timeout", "PT1S",
                "rollcall.webhooks.lease", "PT1S",
                "rollcall.webhooks.first-retry", "PT1S",
                "rollcall.webhooks.longest-retry", "PT1S",
                "rollcall.webhooks.disable-after", "PT1S",
                "rollcall.webhooks.log-retention", "PT1S",
                "rollcall.webhooks.reseal", "PT1S"));
        if (!keys.isEmpty()) {
            values.put("rollcall.webhooks.encryption-keys", keys);
        }
        return new SecretSeal(new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(WebhookSettings.class));
    }
}
