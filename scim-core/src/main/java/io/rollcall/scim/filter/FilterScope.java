package io.rollcall.scim.filter;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter.And;
import io.rollcall.scim.filter.Filter.Comparison;
import io.rollcall.scim.filter.Filter.Not;
import io.rollcall.scim.filter.Filter.Or;
import io.rollcall.scim.filter.Filter.Present;
import io.rollcall.scim.filter.Filter.ValuePath;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Filters on several types at once (RFC 7644 section 3.4.2.1): an attribute that one of the types does not have is one
 * without a value there.
 */
public final class FilterScope {
    private static final Filter ALWAYS = new Present(AttributePath.of("id"));
    private static final Filter NEVER = new Not(ALWAYS);

    private final Collection<ResourceType> types;
    private final Dialect dialect;

    public FilterScope(Collection<ResourceType> types, Dialect dialect) {
        this.types = List.copyOf(types);
        this.dialect = dialect;
    }

    /**
     * What the filter comes to for one of the types; it names only attributes that the type has.
     *
     * @throws ScimException 400 invalidFilter if it names an attribute that none of the types has
     */
    public Filter within(ResourceType type, Filter filter) {
        return switch (filter) {
            case And(List<Filter> operands) -> new And(each(type, operands));
            case Or(List<Filter> operands) -> new Or(each(type, operands));
            case Not(Filter operand) -> new Not(within(type, operand));
            case Present(AttributePath path) -> has(type, path) ? filter : NEVER;
            case ValuePath(AttributePath path, Filter inner) -> has(type, path) ? filter : NEVER;
            case Comparison(AttributePath path, Operator operator, Literal value) -> {
                boolean absent = (operator == Operator.NE) != (value instanceof Literal.Null);
                yield has(type, path) ? filter : absent ? ALWAYS : NEVER;
            }
        };
    }

    private List<Filter> each(ResourceType type, List<Filter> operands) {
        List<Filter> scoped = new ArrayList<>(operands.size());
        operands.forEach(operand -> scoped.add(within(type, operand)));
        return scoped;
    }

    private boolean has(ResourceType type, AttributePath path) {
        if (type.resolve(path, dialect) != null) {
            return true;
        }
        for (ResourceType other : types) {
            if (other.resolve(path, dialect) != null) {
                return false;
            }
        }
        throw FilterEvaluator.unknown(path.toString(), "no type of resources");
    }
}
