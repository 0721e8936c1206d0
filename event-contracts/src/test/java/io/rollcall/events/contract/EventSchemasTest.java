package io.rollcall.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.EventCodec;
import io.rollcall.events.EventType;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records, JSON Schemas and examples say the same. */
class EventSchemasTest {
    private static final ContractDocs DOCS = ContractDocs.read();
    private static final SchemaWriter WRITER = new SchemaWriter(DOCS);

    @ParameterizedTest
    @EnumSource
    void the_committed_schema_is_what_the_record_says(EventType type) throws IOException {
        CommittedFile.check(CommittedFile.schema(type), ContractJson.pretty(WRITER.schemaOf(type)));
    }

    @ParameterizedTest
    @EnumSource
    void the_committed_example_is_what_the_codec_writes(EventType type) throws IOException {
        CommittedFile.check(CommittedFile.example(type), ContractJson.pretty(ContractJson.tree(SampleEvents.of(type))));
    }

    @ParameterizedTest
    @EnumSource
    void the_example_fits_its_schema_and_nothing_does_not(EventType type) {
        // Given
        var schema = ContractJson.schema(WRITER.schemaOf(type));

        // When
        var faults = ContractJson.faults(schema, ContractJson.tree(SampleEvents.of(type)));

        // Then
        assertThat(faults).isEmpty();
        assertThat(ContractJson.faults(schema, ContractJson.MAPPER.createObjectNode()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_example_is_of_its_type(EventType type) {
        assertThat(EventCodec.typeOf(SampleEvents.of(type))).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void properties_that_nobody_knows_yet_are_allowed(EventType type) {
        // Given
        var newer = (ObjectNode) ContractJson.tree(SampleEvents.of(type));
        newer.put("addedLater", 1);

        // When
        var faults = ContractJson.faults(ContractJson.schema(WRITER.schemaOf(type)), newer);

        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void every_component_of_every_record_is_described() {
        // Given
        var records = reachableRecords();

        // When
        var silent = records.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .filter(component -> !DOCS.describes(component))
                .map(component -> component.getDeclaringRecord().getSimpleName() + "." + component.getName());

        // Then
        assertThat(silent).as("components without @param").isEmpty();
    }

    private static Set<Class<?>> reachableRecords() {
        var found = new HashSet<Class<?>>();
        for (EventType type : EventType.values()) {
            collect(type.payload(), found);
        }
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        }
        if (type instanceof Class<?> plain && plain.isRecord() && !SchemaWriter.isId(plain) && found.add(plain)) {
            Stream.of(plain.getRecordComponents()).forEach(component -> collect(component.getGenericType(), found));
        }
    }
}
