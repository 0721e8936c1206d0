package io.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedValuesTest {

    @Test
    void texts_and_app_roles_in_texts_are_read_and_what_has_no_value_is_not() throws JsonProcessingException {
        // Given
        JsonNode resource = new ObjectMapper().readTree("""
                {"roles": [
                    {"value": " admin ", "primary": true},
                    {"value": "{\\"id\\":\\"06b0\\",\\"value\\":\\"25\\",\\"displayName\\":\\"Recruiter\\"}"},
                    {"value": "{\\"displayName\\":null}"},
                    {"value": "{no json"},
                    {"display": "Label"},
                    "text"]}""");

        // When
        List<List<String>> named = NamedValues.of(resource, "roles");

        // Then
        assertThat(named)
                .containsExactly(
                        List.of("admin"),
                        List.of("25", "Recruiter"),
                        List.of("{\"displayName\":null}"),
                        List.of("{no json"));
        assertThat(NamedValues.of(resource, "entitlements")).isEmpty();
    }
}
