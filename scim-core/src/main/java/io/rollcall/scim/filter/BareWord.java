package io.rollcall.scim.filter;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value without quotes: number, true, false, null; in lenient mode any other word is text. */
final class BareWord {
    private static final int MAX_DIGITS = 64;
    private static final int MAX_EXPONENT = 400;
    private static final Literal TRUE = new Literal.Bool(true);
    private static final Literal FALSE = new Literal.Bool(false);
    private static final Literal NULL = new Literal.Null();

    private BareWord() {}

    static @Nullable Literal read(String word, boolean lenient) {
        if (word.isEmpty() || word.indexOf('"') >= 0) {
            return null;
        }
        Literal constant = constant(word, lenient);
        if (constant != null) {
            return constant;
        }
        Literal number = isJsonNumber(word) ? number(word) : null;
        return number == null && lenient && printable(word) ? new Literal.Text(word) : number;
    }

    private static @Nullable Literal constant(String word, boolean lenient) {
        if (same(word, "true", lenient)) {
            return TRUE;
        }
        if (same(word, "false", lenient)) {
            return FALSE;
        }
        return same(word, "null", lenient) ? NULL : null;
    }

    private static boolean same(String word, String constant, boolean anyCase) {
        return anyCase ? word.equalsIgnoreCase(constant) : word.equals(constant);
    }

    /** The exponent is bounded: a few characters must not stand for a number of a billion digits. */
    private static @Nullable Literal number(String word) {
        if (word.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(word);
            return Math.abs((long) value.scale()) > MAX_EXPONENT ? null : new Literal.Number(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** JSON has no leading zeros and no plus sign: 00123 is an employee number, not 123. */
    private static boolean isJsonNumber(String word) {
        int first = word.charAt(0) == '-' ? 1 : 0;
        if (first >= word.length() || !isDigit(word.charAt(first))) {
            return false;
        }
        boolean leadingZero = word.charAt(first) == '0';
        if (leadingZero && first + 1 < word.length() && isDigit(word.charAt(first + 1))) {
            return false;
        }
        return isDigit(word.charAt(word.length() - 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean printable(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }
}
