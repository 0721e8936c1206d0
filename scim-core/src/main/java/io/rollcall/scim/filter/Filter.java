package io.rollcall.scim.filter;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.AttributePath;
import java.util.List;

/**
 * A filter (RFC 7644 section 3.4.2.2) as a syntax tree. Attribute names are as the client wrote them; look them up with
 * {@link io.rollcall.scim.schema.ResourceType#resolve}. {@code emails[type eq "work"].value eq "x"}, which the RFC does
 * not allow but Entra sends, is read as {@code emails[type eq "work" and value eq "x"]}.
 */
public sealed interface Filter {

    /** All of two or more filters hold. */
    record And(List<Filter> operands) implements Filter {
        public And {
            operands = atLeastTwo(operands);
        }
    }

    /** At least one of two or more filters holds. */
    record Or(List<Filter> operands) implements Filter {
        public Or {
            operands = atLeastTwo(operands);
        }
    }

    record Not(Filter operand) implements Filter {}

    /** {@code pr}: the attribute has a value that is not empty. */
    record Present(AttributePath path) implements Filter {}

    record Comparison(AttributePath path, Operator operator, Literal value) implements Filter {}

    /** One and the same element of a multi-valued attribute satisfies the whole inner filter. */
    record ValuePath(AttributePath path, Filter filter) implements Filter {}

    /** Reads a filter within {@link FilterLimits#DEFAULT}. @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    static Filter parse(String text, Dialect dialect) {
        return parse(text, dialect, FilterLimits.DEFAULT);
    }

    /** Reads a filter. @throws io.rollcall.scim.message.ScimException 400 invalidFilter if it is not one, or exceeds a limit */
    static Filter parse(String text, Dialect dialect, FilterLimits limits) {
        return FilterParser.parse(text, dialect, limits);
    }

    /** The canonical text; reading it gives an equal filter. */
    static String print(Filter filter) {
        return FilterPrinter.print(filter);
    }

    private static List<Filter> atLeastTwo(List<Filter> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException("and, or need at least two operands");
        }
        return List.copyOf(operands);
    }
}
