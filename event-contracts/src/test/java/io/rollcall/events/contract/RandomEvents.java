package io.rollcall.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.rollcall.events.Event;
import io.rollcall.events.EventType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any event that the records allow, found by their components. */
final class RandomEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RandomEvents() {}

    static Arbitrary<Event> any() {
        return Arbitraries.of(EventType.class)
                .flatMap(type -> values(type.payload()).map(Event.class::cast));
    }

    private static Arbitrary<Object> values(Class<?> type) {
        var components = Arrays.stream(type.getRecordComponents())
                .map(component -> SchemaWriter.isId(type) ? idValues(component) : componentValues(component))
                .toList();
        return Combinators.combine(components).as(values -> construct(type, values));
    }

    private static Arbitrary<Optional<Object>> idValues(RecordComponent component) {
        Arbitrary<Object> values = component.getType() == UUID.class
                ? uuids().asGeneric()
                : Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .numeric()
                        .ofMinLength(1)
                        .ofMaxLength(64)
                        .asGeneric();
        return values.map(Optional::of);
    }

    private static Arbitrary<Optional<Object>> componentValues(RecordComponent component) {
        boolean scim = component.getName().equals("resource") && component.getType() == JsonNode.class;
        Arbitrary<Object> values = scim ? objects().asGeneric() : values(component.getGenericType());
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable
                ? values.optional(0.7)
                : values.filter(value -> !(value instanceof NullNode)).map(Optional::of);
    }

    private static Arbitrary<Object> values(Type type) {
        if (type instanceof ParameterizedType list) {
            return values(list.getActualTypeArguments()[0]).list().ofMaxSize(3).asGeneric();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arbitraries.of(plain.getEnumConstants()).asGeneric();
        }
        return plain.isRecord() ? values(plain) : simpleValues(plain);
    }

    private static Arbitrary<Object> simpleValues(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> texts().asGeneric();
            case "Instant" -> instants().asGeneric();
            case "JsonNode" -> json().asGeneric();
            case "boolean", "Boolean" -> Arbitraries.of(true, false).asGeneric();
            case "int", "Integer" -> Arbitraries.integers().asGeneric();
            case "long" -> Arbitraries.longs().asGeneric();
            default -> throw new AssertionError("no random values of " + type);
        };
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\u0000\n\t\u00e4\u00df\u6f22\u2028\u202e")
                .ofMaxLength(20);
    }

    private static Arbitrary<Instant> instants() {
        var seconds = Arbitraries.longs().between(0, 10_000_000_000L);
        return Combinators.combine(seconds, Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<JsonNode> json() {
        return Arbitraries.oneOf(
                texts().map(JSON::textNode),
                Arbitraries.integers().map(JSON::numberNode),
                Arbitraries.of(JSON.booleanNode(true), NullNode.getInstance()),
                texts().list().ofMaxSize(3).map(RandomEvents::array),
                objects());
    }

    private static JsonNode array(List<String> texts) {
        var array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static Arbitrary<JsonNode> objects() {
        return Combinators.combine(texts(), texts())
                .as((name, value) -> JSON.objectNode().put(name, value));
    }

    private static Object construct(Class<?> type, List<Optional<Object>> values) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types)
                    .newInstance(
                            values.stream().map(value -> value.orElse(null)).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type, e);
        }
    }
}
