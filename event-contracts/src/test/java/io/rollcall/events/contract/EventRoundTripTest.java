package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.rollcall.events.Event;
import io.rollcall.events.EventCodec;
import io.rollcall.events.EventType;
import io.rollcall.events.MalformedEventException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Codec and schemas agree on every event. */
class EventRoundTripTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final Map<EventType, JsonSchema> SCHEMAS = schemas();

    @Property(tries = 2_000)
    void any_event_is_read_as_it_was_written_and_fits_its_schema(@ForAll("events") Event event) {
        // Given
        EventType type = EventCodec.typeOf(event);

        // When
        Event read = CODEC.decode(type.typeName(), CODEC.encode(event));

        // Then
        assertThat(read).isEqualTo(event);
        assertThat(ContractJson.faults(schema(type), ContractJson.tree(event))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void codec_and_schema_miss_the_same_properties(EventType type) {
        // Given
        JsonNode complete = ContractJson.tree(SampleEvents.of(type));

        // When
        var paths = properties(complete);

        // Then
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(isRead(type, without(path, complete))).isEqualTo(isOptional(type, path, complete)));
    }

    @ParameterizedTest
    @EnumSource
    void a_null_is_read_only_where_the_property_may_be_absent(EventType type) {
        // Given
        JsonNode complete = ContractJson.tree(SampleEvents.of(type));

        // When
        var paths = properties(complete);

        // Then
        assertThat(paths)
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(isRead(type, withNull(path, complete))).isEqualTo(isOptional(type, path, complete)));
    }

    @Test
    void a_null_in_a_list_is_malformed() {
        // Given
        JsonNode payload = ContractJson.tree(SampleEvents.of(EventType.ROLE_STATE));
        ((ArrayNode) payload.get("permissions")).addNull();

        // When
        boolean read = isRead(EventType.ROLE_STATE, payload);

        // Then
        assertThat(read).isFalse();
    }

    @Provide
    Arbitrary<Event> events() {
        return RandomEvents.any();
    }

    private static boolean isRead(EventType type, JsonNode payload) {
        try {
            CODEC.decode(type.typeName(), ContractJson.bytes(payload));
            return true;
        } catch (MalformedEventException e) {
            return false;
        }
    }

    private static boolean isOptional(EventType type, JsonPointer path, JsonNode complete) {
        return ContractJson.faults(schema(type), without(path, complete)).isEmpty();
    }

    private static JsonNode without(JsonPointer path, JsonNode complete) {
        JsonNode copy = complete.deepCopy();
        ((ObjectNode) copy.at(path.head())).remove(path.last().getMatchingProperty());
        return copy;
    }

    private static JsonNode withNull(JsonPointer path, JsonNode complete) {
        JsonNode copy = complete.deepCopy();
        ((ObjectNode) copy.at(path.head())).putNull(path.last().getMatchingProperty());
        return copy;
    }

    /** The paths of all properties at any depth. */
    private static List<JsonPointer> properties(JsonNode complete) {
        var paths = new ArrayList<JsonPointer>();
        collect(JsonPointer.empty(), complete, paths);
        return paths;
    }

    private static void collect(JsonPointer path, JsonNode node, List<JsonPointer> paths) {
        node.properties().forEach(property -> {
            JsonPointer below = path.appendProperty(property.getKey());
            paths.add(below);
            collect(below, property.getValue(), paths);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path.appendIndex(i), node.get(i), paths);
        }
    }

    private static JsonSchema schema(EventType type) {
        return Objects.requireNonNull(SCHEMAS.get(type));
    }

    private static Map<EventType, JsonSchema> schemas() {
        var schemas = new EnumMap<EventType, JsonSchema>(EventType.class);
        for (EventType type : EventType.values()) {
            schemas.put(type, ContractJson.schema(ContractJson.read(CommittedFile.schema(type))));
        }
        return schemas;
    }
}
