package io.rollcall.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates filters in memory. {@code ne} is the negation of {@code eq}, also for attributes that are absent or
 * multi-valued. An attribute that the type does not have is 400 invalidFilter: a term is never dropped.
 */
public final class FilterEvaluator {
    private final ResourceType type;
    private final Dialect dialect;

    public FilterEvaluator(ResourceType type, Dialect dialect) {
        this.type = type;
        this.dialect = dialect;
    }

    /**
     * Whether the resource satisfies the filter (RFC 7644 section 3.4.2.2). Evaluation stops at the first answer; call
     * {@link #check} first, once for many resources, to refuse a wrong filter whatever the data.
     */
    public boolean matches(Filter filter, ObjectNode resource) {
        return switch (filter) {
            case And(List<Filter> operands) -> {
                for (Filter operand : operands) {
                    if (!matches(operand, resource)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Or(List<Filter> operands) -> {
                for (Filter operand : operands) {
                    if (matches(operand, resource)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Not(Filter operand) -> !matches(operand, resource);
            case Present(AttributePath path) -> {
                ResolvedPath found = find(path);
                yield Comparisons.present(values(found, resource), found.sub());
            }
            case Comparison(AttributePath path, Operator operator, Literal value) -> {
                ResolvedPath found = find(path);
                yield Comparisons.holds(values(found, resource), found.sub(), comparable(found), operator, value);
            }
            case ValuePath(AttributePath path, Filter inner) -> anyElement(find(path), inner, resource);
        };
    }

    /**
     * Checks all names, operators and values of a filter, whatever the data.
     *
     * @throws ScimException 400 invalidFilter
     */
    public void check(Filter filter) {
        switch (filter) {
            case And(List<Filter> operands) -> operands.forEach(this::check);
            case Or(List<Filter> operands) -> operands.forEach(this::check);
            case Not(Filter operand) -> check(operand);
            case Present(AttributePath path) -> find(path);
            case Comparison(AttributePath path, Operator operator, Literal value) ->
                Comparisons.check(comparable(find(path)), operator, value, dialect);
            case ValuePath(AttributePath path, Filter inner) -> elements(find(path), inner);
        }
    }

    /** What a path names. @throws ScimException 400 invalidFilter if the type has no such attribute */
    public ResolvedPath find(AttributePath path) {
        ResolvedPath found = type.resolve(path, dialect);
        if (found == null) {
            throw unknown(path.toString(), type.name());
        }
        if (found.hidden()) {
            throw hidden(found.path());
        }
        return found;
    }

    private boolean anyElement(ResolvedPath path, Filter inner, ObjectNode resource) {
        ElementFilter element = elements(path, inner);
        JsonNode values = values(path, resource);
        if (values == null || !values.isArray()) {
            return values != null && element.matches(values);
        }
        for (JsonNode value : values) {
            if (element.matches(value)) {
                return true;
            }
        }
        return false;
    }

    private ElementFilter elements(ResolvedPath path, Filter inner) {
        if (path.sub() != null) {
            throw ScimException.badRequest(
                    ScimType.INVALID_FILTER, "Only an attribute can be followed by [...], not '" + path.path() + "'.");
        }
        ElementFilter element = new ElementFilter(path.attribute(), inner);
        element.check(dialect);
        return element;
    }

    private static @Nullable JsonNode values(ResolvedPath path, ObjectNode resource) {
        JsonNode container = path.extension() == null ? resource : resource.get(path.extension());
        return container == null ? null : container.get(path.attribute().name());
    }

    private static AttributeDefinition comparable(ResolvedPath path) {
        AttributeDefinition definition = path.comparable();
        if (definition == null) {
            throw Comparisons.notComparable(path.path());
        }
        return definition;
    }

    static ScimException hidden(String path) {
        return ScimException.badRequest(
                ScimType.INVALID_FILTER, "'" + path + "' is never returned, so nothing can be found by it either.");
    }

    static ScimException unknown(String name, String where) {
        return ScimException.badRequest(
                ScimType.INVALID_FILTER,
                "The filter names '" + name + "', which " + where + " does not have. See /Schemas for the attributes.");
    }
}
