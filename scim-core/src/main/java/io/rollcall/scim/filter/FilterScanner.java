package io.rollcall.scim.filter;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributePath;
import org.jspecify.annotations.Nullable;

/** The words of a filter, left to right. */
final class FilterScanner {
    private final String text;
    private final boolean lenient;
    private final ScimType errorType;
    private int position;

    FilterScanner(String text, Dialect dialect, ScimType errorType) {
        this.text = text;
        this.lenient = dialect.allows(Leniency.UNQUOTED_FILTER_VALUES);
        this.errorType = errorType;
    }

    int length() {
        return text.length();
    }

    boolean atEnd() {
        skipBlanks();
        return position >= text.length();
    }

    /** Takes {@code and} or {@code or}, in any case, if it comes next. */
    boolean keyword(String word) {
        skipBlanks();
        int end = position + word.length();
        if (!text.regionMatches(true, position, word, 0, word.length()) || isNameAt(end)) {
            return false;
        }
        position = end;
        return true;
    }

    /** Takes {@code not (} if it comes next; an attribute may start with "not" too. */
    boolean notBeforeParenthesis() {
        int start = position;
        if (keyword("not") && accept('(')) {
            return true;
        }
        position = start;
        return false;
    }

    boolean accept(char c) {
        skipBlanks();
        return acceptHere(c);
    }

    boolean acceptHere(char c) {
        if (position < text.length() && text.charAt(position) == c) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!accept(c)) {
            throw error("expected '" + c + "'" + place());
        }
    }

    AttributePath attribute() {
        skipBlanks();
        int start = position;
        while (isNameAt(position)) {
            position++;
        }
        AttributePath path = start == position ? null : AttributePath.parse(text.substring(start, position));
        if (path == null) {
            position = start;
            throw error("expected an attribute name such as userName or name.familyName" + place());
        }
        return path;
    }

    /** The sub-attribute after {@code ]}, or null. */
    @Nullable
    String subAttribute() {
        if (!acceptHere('.')) {
            return null;
        }
        int start = position;
        while (isNameAt(position)) {
            position++;
        }
        AttributePath path = start == position ? null : AttributePath.parse(text.substring(start, position));
        if (path == null || path.urn() != null || path.subAttribute() != null) {
            throw error("expected a sub-attribute after '].'" + place());
        }
        return path.name();
    }

    /** The operator, or null for {@code pr}. */
    @Nullable
    Operator operatorOrPresent() {
        skipBlanks();
        int start = position;
        while (isNameAt(position)) {
            position++;
        }
        if (position - start == 2 && text.regionMatches(true, start, "pr", 0, 2)) {
            return null;
        }
        Operator operator = Operator.at(text, start, position);
        if (operator == null) {
            position = start;
            throw error("expected one of eq, ne, co, sw, ew, pr, gt, ge, lt, le" + place());
        }
        return operator;
    }

    Literal literal() {
        skipBlanks();
        if (acceptHere('"')) {
            return new Literal.Text(string());
        }
        // As a bare word it would be a value with quotes in it, which nobody has: an answer that is quietly wrong
        if (lenient && acceptHere('\'')) {
            return new Literal.Text(singleQuoted());
        }
        int start = position;
        while (position < text.length() && !endsBareWord(text.charAt(position))) {
            position++;
        }
        String word = text.substring(start, position);
        Literal literal = BareWord.read(word, lenient);
        if (literal == null) {
            position = start;
            throw error("expected a value in double quotes, a number, true, false or null" + place());
        }
        return literal;
    }

    private String singleQuoted() {
        int start = position;
        int end = text.indexOf('\'', start);
        if (end < 0) {
            throw error("the single quote at position " + start + " is not closed");
        }
        position = end + 1;
        return text.substring(start, end);
    }

    private String string() {
        int start = position;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                position = i + 1;
                return text.substring(start, i);
            }
            if (c == '\\' || c < ' ') {
                return escapedString(start, i);
            }
        }
        throw error("the double quote at position " + start + " is not closed");
    }

    private String escapedString(int start, int firstEscape) {
        StringBuilder value = new StringBuilder(text.length() - start).append(text, start, firstEscape);
        position = firstEscape;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw error("a control character must be escaped" + place());
            }
            value.append(c == '\\' ? escape() : c);
        }
        throw error("the double quote at position " + start + " is not closed");
    }

    private char escape() {
        char c = position < text.length() ? text.charAt(position++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw error("unknown escape after '\\'" + place());
        };
    }

    private char unicode() {
        int value = 0;
        for (int end = position + 4; position < end; position++) {
            int digit = position < text.length() ? Character.digit(text.charAt(position), 16) : -1;
            if (digit < 0) {
                throw error("\\u needs four hexadecimal digits" + place());
            }
            value = value * 16 + digit;
        }
        if (value == 0) {
            throw error("the character NUL cannot be part of a value" + place());
        }
        return (char) value;
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private boolean isNameAt(int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == ':'
                || c == '_'
                || c == '-'
                || c == '$';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean endsBareWord(char c) {
        return isBlank(c) || c == ')' || c == ']' || c == '(' || c == '[';
    }

    String place() {
        return position >= text.length() ? " at the end" : " at position " + (position + 1);
    }

    ScimException error(String reason) {
        return FilterParser.unreadable(errorType, reason);
    }
}
