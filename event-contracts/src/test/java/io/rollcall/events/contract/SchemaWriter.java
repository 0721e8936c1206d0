package io.rollcall.events.contract;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a JSON Schema (2020-12) of an event record. Unknown properties stay allowed: fields are added within a major. */
final class SchemaWriter {
    private final ContractDocs docs;
    private final SchemaGenerator generator;

    SchemaWriter(ContractDocs docs) {
        this.docs = docs;
        var config = new SchemaGeneratorConfigBuilder(
                        ContractJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.STANDARD_FORMATS);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(SchemaWriter::idType)
                .withCustomDefinitionProvider(SchemaWriter::anyJson)
                .withPropertySorter((one, other) -> 0)
                .withDescriptionResolver(
                        scope -> typeDescription(scope.getType().getErasedType()));
        config.forFields()
                .withRequiredCheck(SchemaWriter::isRequired)
                .withDescriptionResolver(this::fieldDescription)
                .withTargetTypeOverridesResolver(SchemaWriter::resourceIsAnObject);
        generator = new SchemaGenerator(config.build());
    }

    ObjectNode schemaOf(EventType type) {
        ObjectNode generated = generator.generateSchema(type.payload());
        ObjectNode schema = ContractJson.MAPPER.createObjectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("title", type.typeName());
        schema.put("description", docs.ofType(type.payload()));
        for (String keyword : List.of("type", "properties", "required", "$defs")) {
            schema.set(keyword, generated.get(keyword));
        }
        return schema;
    }

    private static boolean isRequired(FieldScope field) {
        return !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable String fieldDescription(FieldScope field) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        return field.isFakeContainerItemScope()
                ? null
                : docs.ofComponent(owner, field.getDeclaredName()).orElse(null);
    }

    private @Nullable String typeDescription(Class<?> type) {
        return type.isRecord() || type.isEnum() ? docs.ofType(type) : null;
    }

    private static @Nullable CustomDefinition idType(ResolvedType resolved, SchemaGenerationContext context) {
        Class<?> type = resolved.getErasedType();
        if (!isId(type)) {
            return null;
        }
        ObjectNode schema = ContractJson.MAPPER.createObjectNode().put("type", "string");
        if (type.getRecordComponents()[0].getType() == UUID.class) {
            schema.put("format", "uuid");
        } else {
            schema.put("pattern", "^" + syntaxOf(type) + "$");
        }
        return new CustomDefinition(schema, DefinitionType.STANDARD, AttributeInclusion.YES);
    }

    /** Whether the record is written as its only value. */
    static boolean isId(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
    }

    private static String syntaxOf(Class<?> type) {
        try {
            var field = type.getDeclaredField("SYNTAX");
            field.setAccessible(true);
            return ((Pattern) field.get(null)).pattern();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " has no SYNTAX to take the pattern from", e);
        }
    }

    private static @Nullable CustomDefinition anyJson(ResolvedType resolved, SchemaGenerationContext context) {
        ObjectNode schema = ContractJson.MAPPER.createObjectNode();
        if (resolved.getErasedType() == ObjectNode.class) {
            return new CustomDefinition(schema.put("type", "object"), DefinitionType.INLINE, AttributeInclusion.YES);
        }
        return resolved.getErasedType() == JsonNode.class
                ? new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES)
                : null;
    }

    private static @Nullable List<ResolvedType> resourceIsAnObject(FieldScope field) {
        boolean resource = field.getDeclaringType().getErasedType() == DirectoryUser.class
                && "resource".equals(field.getDeclaredName());
        return resource ? List.of(field.getContext().resolve(ObjectNode.class)) : null;
    }
}
