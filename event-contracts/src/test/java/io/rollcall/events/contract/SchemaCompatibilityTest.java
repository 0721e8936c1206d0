package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard of the released contract lets nothing through that breaks a subscriber. */
class SchemaCompatibilityTest {
    private static final String RELEASED = """
            {"type": "object",
             "properties": {
               "id": {"$ref": "#/$defs/Id"},
               "name": {"type": "string", "description": "words"},
               "note": {"type": "string"},
               "size": {"type": "integer"},
               "state": {"type": "string", "enum": ["ON", "OFF"]},
               "reason": {"type": "string", "enum": ["A"], "x-extensible": true},
               "tags": {"type": "array", "items": {"type": "string"}},
               "any": {}
             },
             "required": ["id", "name"],
             "$defs": {"Id": {"type": "string", "format": "uuid"}}}
            """;

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "name": {"type": "string", "description": "words"},   | <nothing>                                          | /name is removed
            "name": {"type"                                       | "title": {"type"                                   | /name is removed
            "size": {"type": "integer"}                           | "size": {"type": "string"}                         | /size is retyped: type
            "format": "uuid"                                      | "format": "date-time"                              | /id is retyped: format
            "format": "uuid"                                      | "pattern": "^x$"                                   | /id is retyped: pattern
            "any": {}                                             | "any": {"type": "object"}                          | /any is retyped: type
            "items": {"type": "string"}                           | "items": {"type": "integer"}                       | /tags[] is retyped: type
            , "items": {"type": "string"}                         | <nothing>                                          | /tags is retyped: items
            "required": ["id", "name"]                            | "required": ["id", "name", "note"]                 | /note is required now
            "required": ["id", "name"]                            | "required": ["id"]                                 | /name may be absent now
            ["ON", "OFF"]                                         | ["ON"]                                             | /state loses the value OFF
            ["ON", "OFF"]                                         | ["ON", "OFF", "IDLE"]                              | /state gains the value IDLE
            , "enum": ["ON", "OFF"]                               | <nothing>                                          | /state is retyped: enum
            "any": {}                                             | "any": {}}, "additionalProperties": false, "x": {"y": {} | is retyped: additionalProperties
            """)
    void a_break_is_found(String was, String is, String expected) throws JsonProcessingException {
        // Given
        JsonNode newer = newer(was, is);

        // When
        var breaks = SchemaCompatibility.breaks(json(RELEASED), newer);

        // Then
        assertThat(breaks).anySatisfy(found -> assertThat(found.strip()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "any": {}   | "any": {}
            "any": {}   | "any": {}, "added": {"type": "string"}
            "words"     | "better words"
            ["A"]       | ["A", "B"]
            {"$ref": "#/$defs/Id"} | {"type": "string", "format": "uuid"}
            """)
    void what_a_subscriber_does_not_feel_passes(String was, String is) throws JsonProcessingException {
        // Given
        JsonNode newer = newer(was, is);

        // When
        var breaks = SchemaCompatibility.breaks(json(RELEASED), newer);

        // Then
        assertThat(breaks).isEmpty();
    }

    private static JsonNode newer(String was, String is) throws JsonProcessingException {
        assertThat(RELEASED).contains(was);
        return json(RELEASED.replace(was, is.equals("<nothing>") ? "" : is));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return ContractJson.MAPPER.readTree(text);
    }
}
