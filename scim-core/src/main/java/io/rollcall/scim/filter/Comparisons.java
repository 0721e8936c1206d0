package io.rollcall.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Comparisons by the type of the attribute (RFC 7644 table 3). */
final class Comparisons {
    private Comparisons() {}

    static boolean present(@Nullable JsonNode node, @Nullable AttributeDefinition sub) {
        if (node == null || node.isNull()) {
            return false;
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (present(element, sub)) {
                    return true;
                }
            }
            return false;
        }
        if (sub != null) {
            return present(node.get(sub.name()), null);
        }
        return node.isObject()
                ? !node.isEmpty()
                : !node.isTextual() || !node.textValue().isEmpty();
    }

    /** Whether any value satisfies the comparison; {@code sub} is read from each value first, if given. */
    static boolean holds(
            @Nullable JsonNode node,
            @Nullable AttributeDefinition sub,
            AttributeDefinition comparable,
            Operator operator,
            Literal literal) {
        checkOperator(comparable, operator, literal);
        if (operator == Operator.NE) {
            return !any(node, sub, comparable, Operator.EQ, literal);
        }
        return any(node, sub, comparable, operator, literal);
    }

    private static boolean any(
            @Nullable JsonNode node,
            @Nullable AttributeDefinition sub,
            AttributeDefinition comparable,
            Operator operator,
            Literal literal) {
        if (literal instanceof Literal.Null) {
            return !present(node, sub);
        }
        if (node == null) {
            return false;
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (any(element, sub, comparable, operator, literal)) {
                    return true;
                }
            }
            return false;
        }
        JsonNode value = node.isObject() ? node.get(comparable.name()) : node;
        return value != null && !value.isNull() && single(value, comparable, operator, literal);
    }

    private static boolean single(JsonNode value, AttributeDefinition definition, Operator operator, Literal literal) {
        return switch (definition.type()) {
            case BOOLEAN -> value.isBoolean() && value.booleanValue() == Literals.asBoolean(definition, literal);
            case INTEGER, DECIMAL ->
                value.isNumber()
                        && ordered(value.decimalValue().compareTo(Literals.asNumber(definition, literal)), operator);
            case DATE_TIME -> {
                Instant stored = DateTimes.parse(value.asText());
                yield operator == Operator.SW
                        ? value.asText().startsWith(Literals.asText(literal))
                        : stored != null
                                && ordered(stored.compareTo(Literals.asInstant(definition, literal)), operator);
            }
            case STRING, REFERENCE, BINARY, COMPLEX ->
                text(value.asText(), Literals.asText(literal), definition.caseExact(), operator);
        };
    }

    private static boolean text(String stored, String asked, boolean caseExact, Operator operator) {
        String left = caseExact ? stored : CaseFolding.fold(stored);
        String right = caseExact ? asked : CaseFolding.fold(asked);
        return switch (operator) {
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            case EQ, NE, GT, GE, LT, LE -> ordered(left.compareTo(right), operator);
        };
    }

    private static boolean ordered(int comparison, Operator operator) {
        return switch (operator) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case CO, SW, EW -> false;
        };
    }

    /** Whether operator and value suit the type, whatever the data. @throws ScimException 400 invalidFilter */
    static void check(AttributeDefinition definition, Operator operator, Literal literal, Dialect dialect) {
        checkOperator(definition, operator, literal);
        if (literal instanceof Literal.Null) {
            return;
        }
        switch (definition.type()) {
            case BOOLEAN -> {
                Literals.asBoolean(definition, literal);
                requireUnquoted(definition, literal, dialect.allows(Leniency.BOOLEAN_STRINGS), "true or false");
            }
            case INTEGER, DECIMAL -> {
                Literals.asNumber(definition, literal);
                requireUnquoted(definition, literal, dialect.allows(Leniency.SCALAR_COERCION), "a number");
            }
            case DATE_TIME -> {
                if (operator != Operator.SW) {
                    Literals.asInstant(definition, literal);
                }
            }
            case COMPLEX, STRING, REFERENCE, BINARY -> {}
        }
    }

    private static void requireUnquoted(
            AttributeDefinition definition, Literal literal, boolean tolerated, String wanted) {
        if (literal instanceof Literal.Text && !tolerated) {
            throw invalid("'" + definition.name() + "' is compared with text. Send " + wanted + ", without quotes.");
        }
    }

    private static void checkOperator(AttributeDefinition definition, Operator operator, Literal literal) {
        boolean equality = operator == Operator.EQ || operator == Operator.NE;
        boolean substring = operator == Operator.CO || operator == Operator.SW || operator == Operator.EW;
        boolean allowed = switch (definition.type()) {
            case BOOLEAN -> equality;
            case INTEGER, DECIMAL -> !substring;
            case DATE_TIME -> !substring || operator == Operator.SW;
            case BINARY -> equality || substring;
            case STRING, REFERENCE -> true;
            case COMPLEX -> throw notComparable(definition.name());
        };
        require(allowed && (equality || !(literal instanceof Literal.Null)), definition, operator);
    }

    private static void require(boolean allowed, AttributeDefinition definition, Operator operator) {
        if (!allowed) {
            throw invalid("'" + operator.keyword() + "' cannot be used with '" + definition.name()
                    + "', which is of type " + definition.type().keyword() + ". Use eq or ne.");
        }
    }

    static ScimException notComparable(String path) {
        return invalid("'" + path + "' has no single value to compare. Name one of its sub-attributes.");
    }

    static ScimException invalid(String detail) {
        return ScimException.badRequest(ScimType.INVALID_FILTER, detail);
    }
}
