package io.rollcall.gateway.scim.store;

import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import java.math.BigDecimal;

/** Comparisons of text; {@code %} and {@code _} mean nothing special. */
final class TextConditions {
    private TextConditions() {}

    /** @param expression text in the form in which it is compared, with collation "C" */
    static String compare(String expression, Operator operator, String value, SqlParameters parameters) {
        String asked = parameters.add(value) + "::text";
        return switch (operator) {
            case CO -> "position(" + asked + " IN " + expression + ") > 0";
            case SW -> expression + " ^@ " + asked;
            case EW -> "right(" + expression + ", char_length(" + asked + ")) = " + asked;
            case EQ, NE, GT, GE, LT, LE -> expression + symbol(operator) + asked;
        };
    }

    static String symbol(Operator operator) {
        return switch (operator) {
            case EQ -> " = ";
            case NE -> " <> ";
            case GT -> " > ";
            case GE -> " >= ";
            case LT -> " < ";
            case LE -> " <= ";
            case CO, SW, EW -> throw new IllegalArgumentException(operator + " compares text only");
        };
    }

    static String text(Literal literal) {
        return switch (literal) {
            case Literal.Text(String value) -> value;
            case Literal.Number(BigDecimal value) -> value.toPlainString();
            case Literal.Bool(boolean value) -> Boolean.toString(value);
            case Literal.Null() -> "";
        };
    }

    static String text(Literal literal, boolean caseExact) {
        return caseExact ? text(literal) : CaseFolding.fold(text(literal));
    }
}
