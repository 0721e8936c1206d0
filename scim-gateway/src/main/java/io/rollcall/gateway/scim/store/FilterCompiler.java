package io.rollcall.gateway.scim.store;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles filters to SQL conditions with parameters. Attributes are those of the schema; those with a column of their
 * own use it, so that its index can serve them. Every term becomes a condition, or the filter is refused with 400
 * invalidFilter: the answer is the same as that of {@link FilterEvaluator}, in memory.
 */
public final class FilterCompiler {
    /** Attributes that are not part of the stored resource: without a column there is nothing to look at. */
    private static final Set<String> DERIVED = Set.of("id", "meta", "groups", "members");

    private final FilterEvaluator evaluator;
    private final Map<String, FilterColumn> columns;
    private final JsonConditions json;

    /**
     * @param columns by canonical path
     * @param resource the jsonb column of the resource
     */
    public FilterCompiler(ResourceType type, Dialect dialect, Map<String, FilterColumn> columns, String resource) {
        this.evaluator = new FilterEvaluator(type, dialect);
        this.columns = columns;
        this.json = new JsonConditions(resource);
    }

    /** @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    public String compile(Filter filter, SqlParameters parameters) {
        return switch (filter) {
            case Filter.And(List<Filter> operands) -> join(operands, " AND ", parameters);
            case Filter.Or(List<Filter> operands) -> join(operands, " OR ", parameters);
            case Filter.Not(Filter operand) -> not(compile(operand, parameters));
            case Filter.Present(AttributePath path) -> present(evaluator.find(path));
            case Filter.Comparison comparison -> comparison(comparison, parameters);
            case Filter.ValuePath valuePath -> valuePath(valuePath, parameters);
        };
    }

    private String join(List<Filter> operands, String operator, SqlParameters parameters) {
        return operands.stream()
                .map(operand -> compile(operand, parameters))
                .collect(Collectors.joining(operator, "(", ")"));
    }

    /** What is unknown does not hold, so its negation does. */
    private static String not(String condition) {
        return "((" + condition + ") IS NOT TRUE)";
    }

    private String present(ResolvedPath path) {
        FilterColumn column = column(path);
        return "(" + (column == null ? json.present(path) : column.present()) + ")";
    }

    private String comparison(Filter.Comparison comparison, SqlParameters parameters) {
        evaluator.check(comparison);
        ResolvedPath path = evaluator.find(comparison.path());
        boolean negated = comparison.operator() == Operator.NE;
        if (comparison.value() instanceof Literal.Null) {
            return negated ? present(path) : not(present(path));
        }
        Operator operator = negated ? Operator.EQ : comparison.operator();
        FilterColumn column = column(path);
        String condition = column == null ? null : column.compare(operator, comparison.value(), parameters);
        if (condition == null) {
            refuseDerived(path);
            AttributeDefinition comparable = Objects.requireNonNull(path.comparable());
            condition = json.compare(path, comparable, operator, comparison.value(), parameters);
        }
        return negated ? not(condition) : condition;
    }

    private String valuePath(Filter.ValuePath valuePath, SqlParameters parameters) {
        evaluator.check(valuePath);
        ResolvedPath path = evaluator.find(valuePath.path());
        FilterColumn column = columns.get(path.path());
        String key = column == null ? null : equalValue(valuePath.filter());
        String narrowed = column == null || key == null ? null : column.element(key, parameters);
        if (DERIVED.contains(path.path())) {
            if (narrowed == null || !(valuePath.filter() instanceof Filter.Comparison)) {
                throw JsonConditions.unsupported(valuePath.path() + "[" + Filter.print(valuePath.filter()) + "]");
            }
            return narrowed;
        }
        String condition = json.any(
                path,
                element -> "(" + element + " IS NOT NULL AND "
                        + element(path.attribute(), valuePath.filter(), element, parameters) + ")");
        return narrowed == null ? condition : "(" + narrowed + " AND " + condition + ")";
    }

    /** A condition on one element: {@code ne} and {@code not} are about this element. */
    private String element(AttributeDefinition attribute, Filter filter, String element, SqlParameters parameters) {
        return switch (filter) {
            case Filter.And(List<Filter> operands) ->
                operands.stream()
                        .map(operand -> element(attribute, operand, element, parameters))
                        .collect(Collectors.joining(" AND ", "(", ")"));
            case Filter.Or(List<Filter> operands) ->
                operands.stream()
                        .map(operand -> element(attribute, operand, element, parameters))
                        .collect(Collectors.joining(" OR ", "(", ")"));
            case Filter.Not(Filter operand) -> not(element(attribute, operand, element, parameters));
            case Filter.Present(AttributePath path) ->
                "(" + JsonConditions.present(inner(attribute, path, element)) + ")";
            case Filter.Comparison(AttributePath path, Operator operator, Literal value) ->
                compareElement(attribute, path, operator, value, element, parameters);
            case Filter.ValuePath nested -> throw JsonConditions.unsupported(nested.path() + "[...]");
        };
    }

    private static String compareElement(
            AttributeDefinition attribute,
            AttributePath path,
            Operator operator,
            Literal value,
            String element,
            SqlParameters parameters) {
        String json = inner(attribute, path, element);
        boolean negated = operator == Operator.NE;
        if (value instanceof Literal.Null) {
            String present = "(" + JsonConditions.present(json) + ")";
            return negated ? present : not(present);
        }
        AttributeDefinition sub = attribute.complex() ? attribute.subAttribute(path.name()) : attribute;
        String condition = JsonConditions.single(
                json, Objects.requireNonNull(sub), negated ? Operator.EQ : operator, value, parameters);
        return negated ? not(condition) : condition;
    }

    private static String inner(AttributeDefinition attribute, AttributePath path, String element) {
        AttributeDefinition sub = attribute.subAttribute(path.name());
        return sub == null ? element : JsonConditions.get(element, sub.name());
    }

    /** The value that an element must have if it is to satisfy the filter, null if there is no such value. */
    private static @Nullable String equalValue(Filter filter) {
        return switch (filter) {
            case Filter.Comparison(AttributePath path, Operator operator, Literal.Text(String value))
            when operator == Operator.EQ && path.toString().equalsIgnoreCase("value") -> value;
            case Filter.And(List<Filter> operands) ->
                operands.stream()
                        .map(FilterCompiler::equalValue)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case Filter.Comparison other -> null;
            case Filter.Or or -> null;
            case Filter.Not not -> null;
            case Filter.Present present -> null;
            case Filter.ValuePath nested -> null;
        };
    }

    private @Nullable FilterColumn column(ResolvedPath path) {
        FilterColumn column = columns.get(path.path());
        if (column == null) {
            refuseDerived(path);
        }
        return column;
    }

    private static void refuseDerived(ResolvedPath path) {
        if (isDerived(path)) {
            throw JsonConditions.unsupported(path.path());
        }
    }

    static boolean isDerived(ResolvedPath path) {
        return path.extension() == null && DERIVED.contains(path.attribute().name());
    }
}
