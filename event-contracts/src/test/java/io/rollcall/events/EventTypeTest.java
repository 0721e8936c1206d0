package io.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @Test
    void every_record_of_the_sealed_hierarchy_has_a_type() {
        // Given
        var types = Arrays.stream(EventType.values())
                .<Class<?>>map(EventType::payload)
                .toList();

        // When
        var records = records(Event.class).toList();

        // Then
        assertThat(types).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(records);
    }

    @ParameterizedTest
    @EnumSource
    void a_type_is_found_by_its_name(EventType type) {
        assertThat(EventType.ofName(type.typeName())).contains(type);
    }

    @ParameterizedTest
    @EnumSource
    void what_comes_from_a_scim_request_has_its_scim_event(EventType type) {
        // Given
        boolean fromScim = type.topic() == Topic.DIRECTORY_USER_EVENTS
                || type.topic() == Topic.DIRECTORY_GROUP_EVENTS
                || type.topic() == Topic.DIRECTORY_RESOURCE_EVENTS;

        // When
        var uri = type.scimEventUri();

        // Then
        assertThat(uri.isPresent()).isEqualTo(fromScim);
    }

    @Test
    void a_deactivation_has_the_uri_of_the_standard() {
        assertThat(EventType.DIRECTORY_USER_DEACTIVATED.scimEventUri())
                .contains("urn:ietf:params:scim:event:prov:deactivate");
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::records);
    }
}
