package io.rollcall.scim.filter;

import io.rollcall.scim.filter.Filter.And;
import io.rollcall.scim.filter.Filter.Comparison;
import io.rollcall.scim.filter.Filter.Not;
import io.rollcall.scim.filter.Filter.Or;
import io.rollcall.scim.filter.Filter.Present;
import io.rollcall.scim.filter.Filter.ValuePath;
import java.util.List;

/** Writes a filter so that reading it gives an equal one. */
final class FilterPrinter {
    private final StringBuilder out = new StringBuilder();

    private FilterPrinter() {}

    static String print(Filter filter) {
        FilterPrinter printer = new FilterPrinter();
        printer.write(filter);
        return printer.out.toString();
    }

    private void write(Filter filter) {
        switch (filter) {
            case And(List<Filter> operands) -> join(operands, " and ", true);
            case Or(List<Filter> operands) -> join(operands, " or ", false);
            case Not(Filter operand) -> {
                out.append("not ");
                writeGroup(operand);
            }
            case Present present -> out.append(present.path()).append(" pr");
            case Comparison comparison -> writeComparison(comparison);
            case ValuePath valuePath -> {
                out.append(valuePath.path()).append('[');
                write(valuePath.filter());
                out.append(']');
            }
        }
    }

    private void join(List<Filter> operands, String word, boolean conjunction) {
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                out.append(word);
            }
            Filter operand = operands.get(i);
            if (operand instanceof Or || (conjunction && operand instanceof And)) {
                writeGroup(operand);
            } else {
                write(operand);
            }
        }
    }

    private void writeGroup(Filter filter) {
        out.append('(');
        write(filter);
        out.append(')');
    }

    private void writeComparison(Comparison comparison) {
        out.append(comparison.path());
        out.append(' ').append(comparison.operator().keyword()).append(' ');
        switch (comparison.value()) {
            case Literal.Text(String value) -> writeString(value);
            case Literal.Number(var value) -> out.append(value);
            case Literal.Bool(boolean value) -> out.append(value);
            case Literal.Null() -> out.append("null");
        }
    }

    private void writeString(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
