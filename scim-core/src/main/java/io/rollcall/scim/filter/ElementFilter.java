package io.rollcall.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter.And;
import io.rollcall.scim.filter.Filter.Comparison;
import io.rollcall.scim.filter.Filter.Not;
import io.rollcall.scim.filter.Filter.Or;
import io.rollcall.scim.filter.Filter.Present;
import io.rollcall.scim.filter.Filter.ValuePath;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter between brackets, evaluated against one element of its attribute. */
public record ElementFilter(AttributeDefinition attribute, Filter filter) {

    /** Checks every name and value, so that a wrong one is refused whatever the data. @throws ScimException 400 invalidFilter */
    public void check(Dialect dialect) {
        check(filter, dialect);
    }

    public boolean matches(JsonNode element) {
        return matches(filter, element);
    }

    private void check(Filter part, Dialect dialect) {
        switch (part) {
            case And(List<Filter> operands) -> operands.forEach(operand -> check(operand, dialect));
            case Or(List<Filter> operands) -> operands.forEach(operand -> check(operand, dialect));
            case Not(Filter operand) -> check(operand, dialect);
            case Present(AttributePath path) -> sub(path);
            case Comparison(AttributePath path, Operator operator, Literal value) ->
                Comparisons.check(sub(path), operator, value, dialect);
            case ValuePath nested -> throw nested(nested);
        }
    }

    private boolean matches(Filter part, JsonNode element) {
        return switch (part) {
            case And(List<Filter> operands) -> {
                for (Filter operand : operands) {
                    if (!matches(operand, element)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Or(List<Filter> operands) -> {
                for (Filter operand : operands) {
                    if (matches(operand, element)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Not(Filter operand) -> !matches(operand, element);
            case Present(AttributePath path) -> Comparisons.present(element, inner(sub(path)));
            case Comparison(AttributePath path, Operator operator, Literal value) -> {
                AttributeDefinition sub = sub(path);
                yield Comparisons.holds(element, inner(sub), sub, operator, value);
            }
            case ValuePath nested -> throw nested(nested);
        };
    }

    /** The sub-attribute; {@code value} of an attribute without sub-attributes is the element itself. */
    private AttributeDefinition sub(AttributePath path) {
        boolean local = path.urn() == null && path.subAttribute() == null;
        AttributeDefinition sub = local ? attribute.subAttribute(path.name()) : null;
        if (sub == null && local && !attribute.complex() && "value".equalsIgnoreCase(path.name())) {
            return attribute;
        }
        if (sub == null) {
            throw FilterEvaluator.unknown(path.toString(), attribute.name());
        }
        if (sub.hidden()) {
            throw FilterEvaluator.hidden(attribute.name() + "." + sub.name());
        }
        return sub;
    }

    private @Nullable AttributeDefinition inner(AttributeDefinition sub) {
        return attribute.complex() ? sub : null;
    }

    private static ScimException nested(ValuePath nested) {
        return ScimException.badRequest(
                ScimType.INVALID_FILTER, "Brackets cannot be nested: '" + nested.path() + "[...]'.");
    }
}
