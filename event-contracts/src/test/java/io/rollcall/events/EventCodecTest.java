package io.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private final EventCodec codec = new EventCodec();

    @Test
    void an_event_survives_writing_and_reading() {
        // Given
        var event = deactivated();

        // When
        Event read = codec.decode(EventCodec.typeOf(event).typeName(), codec.encode(event));

        // Then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void absent_values_are_left_out_and_derived_values_are_not_written() {
        // Given
        var event = deactivated();

        // When
        String json = new String(codec.encode(event), StandardCharsets.UTF_8);

        // Then
        assertThat(json)
                .contains("\"tenantId\":\"acme\"", "\"before\":true")
                .doesNotContain("null", "subject", "\"key\"", "displayName");
    }

    @Test
    void the_key_is_tenant_and_id() {
        var event = deactivated();

        assertThat(event.key()).isEqualTo("acme/" + event.user().id());
    }

    @Test
    void fields_of_a_newer_producer_are_passed_over() {
        // Given
        byte[] json =
                "{\"occurredAt\":\"2026-01-01T00:00:00Z\",\"tenantId\":\"acme\",\"version\":1,\"name\":\"Acme\",\"x\":1}"
                        .getBytes(StandardCharsets.UTF_8);

        // When
        Event read = codec.decode(EventType.TENANT_STATE.typeName(), json);

        // Then
        assertThat(read)
                .isEqualTo(new TenantState(Instant.parse("2026-01-01T00:00:00Z"), new TenantId("acme"), 1, "Acme"));
    }

    @Test
    void an_unknown_type_and_a_malformed_payload_are_told_apart() {
        assertThatThrownBy(() -> codec.decode("io.rollcall.unheard.v1", new byte[0]))
                .isInstanceOf(UnknownEventTypeException.class);
        assertThatThrownBy(() -> codec.decode(EventType.TENANT_STATE.typeName(), "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEventException.class);
    }

    private static DirectoryUserDeactivated deactivated() {
        var json = JsonNodeFactory.instance;
        var user = new DirectoryUser(
                new TenantId("acme"),
                new DirectoryId(new UUID(0, 1)),
                new UserId(new UUID(0, 2)),
                7,
                false,
                "ann@acme.example",
                null,
                null,
                null,
                List.of(),
                json.objectNode().put("userName", "ann@acme.example"));
        var change = new AttributeChange("active", json.booleanNode(true), json.booleanNode(false));
        var cause = new Cause(Cause.Kind.SCIM_REQUEST, "okta", "r-1", null);
        return new DirectoryUserDeactivated(Instant.parse("2026-01-01T00:00:00Z"), user, List.of(change), cause);
    }
}
