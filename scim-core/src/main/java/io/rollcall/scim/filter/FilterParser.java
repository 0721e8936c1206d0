package io.rollcall.scim.filter;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter.And;
import io.rollcall.scim.filter.Filter.Comparison;
import io.rollcall.scim.filter.Filter.Not;
import io.rollcall.scim.filter.Filter.Or;
import io.rollcall.scim.filter.Filter.Present;
import io.rollcall.scim.filter.Filter.ValuePath;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;

/** Recursive descent over the grammar of RFC 7644 figure 1; depth, length and number of terms are bounded. */
public final class FilterParser {
    private final FilterScanner scanner;
    private final FilterLimits limits;
    private int terms;
    private boolean inElement;

    private FilterParser(String text, Dialect dialect, FilterLimits limits, ScimType errorType) {
        this.scanner = new FilterScanner(text, dialect, errorType);
        this.limits = limits;
    }

    /** See {@link Filter#parse}. */
    public static Filter parse(String text, Dialect dialect, FilterLimits limits) {
        return new FilterParser(text, dialect, limits, ScimType.INVALID_FILTER).whole();
    }

    /** Reads what stands between the brackets of a PATCH path; errors are 400 invalidPath. */
    public static Filter parseElementFilter(String text, Dialect dialect) {
        FilterParser parser = new FilterParser(text, dialect, FilterLimits.DEFAULT, ScimType.INVALID_PATH);
        parser.inElement = true;
        return parser.whole();
    }

    private Filter whole() {
        if (scanner.length() > limits.maxLength()) {
            throw scanner.error("it is longer than " + limits.maxLength() + " characters");
        }
        Filter filter = or(0);
        if (!scanner.atEnd()) {
            throw scanner.error("expected 'and', 'or' or the end" + scanner.place()
                    + "; put values that contain blanks in double quotes");
        }
        return filter;
    }

    private Filter or(int depth) {
        Filter first = and(depth);
        if (!scanner.keyword("or")) {
            return first;
        }
        List<Filter> operands = new ArrayList<>(4);
        operands.add(first);
        do {
            operands.add(and(depth));
        } while (scanner.keyword("or"));
        return new Or(operands);
    }

    private Filter and(int depth) {
        Filter first = unary(depth);
        if (!scanner.keyword("and")) {
            return first;
        }
        List<Filter> operands = new ArrayList<>(4);
        operands.add(first);
        do {
            operands.add(unary(depth));
        } while (scanner.keyword("and"));
        return new And(operands);
    }

    private Filter unary(int depth) {
        if (scanner.accept('(')) {
            return group(depth);
        }
        if (scanner.notBeforeParenthesis()) {
            return new Not(group(depth));
        }
        return term(depth);
    }

    private Filter group(int depth) {
        if (depth >= limits.maxDepth()) {
            throw scanner.error("it is nested more than " + limits.maxDepth() + " levels deep");
        }
        Filter filter = or(depth + 1);
        scanner.expect(')');
        return filter;
    }

    private Filter term(int depth) {
        if (++terms > limits.maxTerms()) {
            throw scanner.error("it has more than " + limits.maxTerms() + " terms");
        }
        AttributePath path = scanner.attribute();
        if (scanner.acceptHere('[')) {
            return valuePath(path, depth);
        }
        return comparison(path);
    }

    private Filter comparison(AttributePath path) {
        Operator operator = scanner.operatorOrPresent();
        return operator == null ? new Present(path) : new Comparison(path, operator, scanner.literal());
    }

    private Filter valuePath(AttributePath path, int depth) {
        if (inElement) {
            throw scanner.error("brackets cannot be nested" + scanner.place());
        }
        if (depth >= limits.maxDepth()) {
            throw scanner.error("it is nested more than " + limits.maxDepth() + " levels deep");
        }
        inElement = true;
        Filter element = or(depth + 1);
        inElement = false;
        scanner.expect(']');
        String sub = scanner.subAttribute();
        return new ValuePath(path, sub == null ? element : and(element, comparison(AttributePath.of(sub))));
    }

    private static Filter and(Filter element, Filter last) {
        List<Filter> operands = new ArrayList<>();
        if (element instanceof And(List<Filter> inner)) {
            operands.addAll(inner);
        } else {
            operands.add(element);
        }
        operands.add(last);
        return new And(operands);
    }

    static ScimException unreadable(ScimType type, String reason) {
        String what = type == ScimType.INVALID_PATH ? "path" : "filter";
        return ScimException.badRequest(type, "The " + what + " cannot be read: " + reason + ".");
    }
}
