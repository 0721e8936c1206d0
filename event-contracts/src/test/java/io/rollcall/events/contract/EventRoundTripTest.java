package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
        var incomplete = withoutOneProperty(complete);

        // Then
        assertThat(incomplete)
                .isNotEmpty()
                .allSatisfy(payload -> assertThat(isRead(type, payload))
                        .isEqualTo(ContractJson.faults(schema(type), payload).isEmpty()));
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

    /** One copy for every property at any depth, without it. */
    private static List<JsonNode> withoutOneProperty(JsonNode complete) {
        var copies = new ArrayList<JsonNode>();
        collect("", complete, complete, copies);
        return copies;
    }

    private static void collect(String path, JsonNode node, JsonNode root, List<JsonNode> copies) {
        node.properties().forEach(property -> {
            JsonNode copy = root.deepCopy();
            ((ObjectNode) copy.at(path)).remove(property.getKey());
            copies.add(copy);
            collect(path + "/" + property.getKey(), property.getValue(), root, copies);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), root, copies);
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
