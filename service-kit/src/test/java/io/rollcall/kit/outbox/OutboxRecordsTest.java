package io.rollcall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.EventType;
import io.rollcall.kit.kafka.CloudEventHeaders;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class OutboxRecordsTest {
    private final OutboxRecords records = new OutboxRecords("scim-gateway");

    @Test
    void the_subject_of_a_tenant_is_its_id() {
        // Given
        var row = row(EventType.TENANT_STATE, "tenants", "acme");

        // When
        Headers headers = records.of(row).headers();

        // Then
        assertThat(CloudEventHeaders.get(headers, CloudEventHeaders.SUBJECT)).contains("tenants/acme");
        assertThat(CloudEventHeaders.get(headers, CloudEventHeaders.SCIM_EVENT)).isEmpty();
    }

    @Test
    void sequences_of_one_length_compare_as_text() {
        // Given
        var row = row(EventType.TENANT_STATE, "tenants", "acme");

        // When
        Headers headers = records.of(row).headers();

        // Then
        assertThat(CloudEventHeaders.get(headers, CloudEventHeaders.SEQUENCE)).contains("00000000000000000001");
    }

    @Test
    void a_directory_event_carries_its_scim_event() {
        // Given
        var row = row(EventType.DIRECTORY_USER_DEACTIVATED, "users", "acme/0199a1c2-11d4-7b6a-8f3e-20c94e5b2001");

        // When
        Headers headers = records.of(row).headers();

        // Then
        assertThat(CloudEventHeaders.get(headers, CloudEventHeaders.SUBJECT))
                .contains("users/0199a1c2-11d4-7b6a-8f3e-20c94e5b2001");
        assertThat(CloudEventHeaders.get(headers, CloudEventHeaders.SCIM_EVENT))
                .contains("urn:ietf:params:scim:event:prov:deactivate");
    }

    @Test
    void empty_text_is_a_record_without_a_value() {
        // Given
        var row = row(EventType.USER_STATE, "users", "acme/0199a1c2-11d4-7b6a-8f3e-20c94e5b2001", "");

        // When
        var message = records.of(row);

        // Then
        assertThat(message.value()).isNull();
        assertThat(message.key()).isEqualTo(row.key());
        assertThat(CloudEventHeaders.get(message.headers(), CloudEventHeaders.TYPE))
                .contains(EventType.USER_STATE.typeName());
    }

    private static OutboxRow row(EventType type, String kind, String key) {
        return row(type, kind, key, "{}");
    }

    private static OutboxRow row(EventType type, String kind, String key, String payload) {
        var time = Instant.parse("2026-03-02T09:15:27.318Z");
        return new OutboxRow(
                1,
                new UUID(0, 1),
                "acme",
                type.topic().topicName(),
                kind,
                key,
                type.typeName(),
                1,
                time,
                null,
                payload);
    }
}
