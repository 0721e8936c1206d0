package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.filter.ElementFilter;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.resource.ValueNormaliser;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The element that a value path such as {@code emails[type eq "work"]} describes: Entra expects it to be made when there
 * is none, RFC 7644 asks for 400 noTarget.
 */
final class ElementSeed {
    private final Dialect dialect;
    private final ValueNormaliser values;

    ElementSeed(Dialect dialect) {
        this.dialect = dialect;
        this.values = new ValueNormaliser(dialect);
    }

    /** The sub-attributes the filter fixes by {@code eq}; null if it says anything else. */
    @Nullable
    ObjectNode of(ElementFilter elements) {
        ObjectNode seed = JsonNodeFactory.instance.objectNode();
        return fill(elements.attribute(), elements.filter(), seed) && elements.matches(seed) ? seed : null;
    }

    private boolean fill(AttributeDefinition attribute, Filter filter, ObjectNode seed) {
        return switch (filter) {
            case Filter.Comparison comparison -> fill(attribute, comparison, seed);
            case Filter.And(List<Filter> operands) -> {
                for (Filter operand : operands) {
                    if (!fill(attribute, operand, seed)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Filter.Or or -> false;
            case Filter.Not not -> false;
            case Filter.Present present -> false;
            case Filter.ValuePath valuePath -> false;
        };
    }

    private boolean fill(AttributeDefinition attribute, Filter.Comparison comparison, ObjectNode seed) {
        AttributeDefinition sub = attribute.subAttribute(comparison.path().name());
        JsonNode raw = raw(comparison.value());
        if (sub == null || raw == null || comparison.operator() != Operator.EQ || sub.readOnly()) {
            return false;
        }
        try {
            JsonNode value = values.value(sub, sub.name(), raw, new ArrayList<>());
            if (value != null) {
                seed.set(sub.name(), value);
            }
            return value != null;
        } catch (ScimException e) {
            return false;
        }
    }

    private static @Nullable JsonNode raw(Literal literal) {
        return switch (literal) {
            case Literal.Text(String value) -> TextNode.valueOf(value);
            case Literal.Number(BigDecimal value) -> JsonNodeFactory.instance.numberNode(value);
            case Literal.Bool(boolean value) -> JsonNodeFactory.instance.booleanNode(value);
            case Literal.Null() -> null;
        };
    }

    /** Whether Add may make the element. */
    boolean addCreates() {
        return dialect.allows(Leniency.CREATE_CANONICAL_ELEMENTS);
    }

    /** Whether Replace may make it: the primary, an element of a declared type, or of any type for Entra. */
    boolean replaceCreates(AttributeDefinition attribute, ObjectNode seed) {
        if (!dialect.allows(Leniency.CREATE_CANONICAL_ELEMENTS)) {
            return false;
        }
        if (seed.path("primary").booleanValue()) {
            return true;
        }
        AttributeDefinition type = attribute.subAttribute("type");
        if (type == null || type.type() != AttributeType.STRING || !seed.has("type")) {
            return false;
        }
        return dialect.allows(Leniency.CREATE_TYPED_ELEMENTS)
                || type.isCanonical(seed.path("type").asText());
    }
}
