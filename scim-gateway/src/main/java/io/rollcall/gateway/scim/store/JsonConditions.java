package io.rollcall.gateway.scim.store;

import io.rollcall.scim.filter.DateTimes;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conditions on the resource itself, for attributes without a column. Names come from the schema, never from clients. */
final class JsonConditions {
    private final String resource;

    JsonConditions(String resource) {
        this.resource = resource;
    }

    String compare(
            ResolvedPath path,
            AttributeDefinition comparable,
            Operator operator,
            Literal value,
            SqlParameters parameters) {
        boolean inside = path.sub() != null || path.attribute().complex();
        return any(
                path,
                element -> single(
                        inside ? get(element, comparable.name()) : element, comparable, operator, value, parameters));
    }

    String present(ResolvedPath path) {
        AttributeDefinition sub = path.sub();
        return any(path, element -> present(sub == null ? element : get(element, sub.name())));
    }

    /** A condition on the value, or on one of the values, of an attribute. */
    String any(ResolvedPath path, Function<String, String> condition) {
        String value = value(path);
        if (!path.attribute().multiValued()) {
            return condition.apply(value);
        }
        return "EXISTS (SELECT FROM jsonb_array_elements(" + value + ") AS e (v) WHERE " + condition.apply("e.v") + ")";
    }

    static String single(
            String json, AttributeDefinition definition, Operator operator, Literal value, SqlParameters parameters) {
        String text = "(" + json + " #>> '{}')";
        return switch (definition.type()) {
            case BOOLEAN -> json + " = '" + TextConditions.text(value).equalsIgnoreCase("true") + "'::jsonb";
            case INTEGER, DECIMAL -> number(json, text, operator, value, parameters);
            case STRING, REFERENCE, BINARY ->
                TextConditions.compare(
                        definition.caseExact() ? "(" + text + " COLLATE \"C\")" : "fold_case(" + text + ")",
                        operator,
                        TextConditions.text(value, definition.caseExact()),
                        parameters);
            case DATE_TIME -> time(text, operator, value, parameters);
            case COMPLEX -> throw unsupported(definition.name());
        };
    }

    private static String time(String text, Operator operator, Literal value, SqlParameters parameters) {
        String asked = TextConditions.text(value);
        Instant instant = operator == Operator.SW ? null : DateTimes.parse(asked);
        return instant == null
                ? TextConditions.compare(text, operator, asked, parameters)
                : "scim_time(" + text + ")" + TextConditions.symbol(operator)
                        + parameters.add(instant.atOffset(ZoneOffset.UTC));
    }

    private static String number(String json, String text, Operator operator, Literal value, SqlParameters parameters) {
        return "CASE WHEN jsonb_typeof(" + json + ") = 'number' THEN " + text + "::numeric"
                + TextConditions.symbol(operator) + parameters.add(TextConditions.text(value)) + "::text::numeric END";
    }

    static String present(String json) {
        return json + " IS NOT NULL AND " + json + " NOT IN ('null'::jsonb, '\"\"'::jsonb, '{}'::jsonb, '[]'::jsonb)";
    }

    static String get(String json, String name) {
        return "(" + json + " -> '" + name.replace("'", "''") + "')";
    }

    private String value(ResolvedPath path) {
        @Nullable String extension = path.extension();
        String container = extension == null ? resource : get(resource, extension);
        return get(container, path.attribute().name());
    }

    static ScimException unsupported(String path) {
        return ScimException.badRequest(
                ScimType.INVALID_FILTER, "Filtering by '" + path + "' is not supported in this way.");
    }
}
