package io.rollcall.gateway.scim.store;

import io.rollcall.scim.filter.DateTimes;
import io.rollcall.scim.filter.Literal;
import io.rollcall.scim.filter.Operator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kinds of columns that filters use. */
public final class Columns {
    /** Same as in answers. */
    private static final String ISO_TIME = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

    private Columns() {}

    /** Text in a column that is NOT NULL; a column of folded text is compared with the folded value. */
    public static FilterColumn text(String column, boolean caseExact) {
        return text(column, caseExact, true);
    }

    /** As {@link #text}, in a column that may be null. */
    public static FilterColumn optionalText(String column, boolean caseExact) {
        return text(column, caseExact, false);
    }

    private static FilterColumn text(String column, boolean caseExact, boolean required) {
        return new Simple(new SortKey(column, "text", required)) {
            @Override
            public String compare(Operator operator, Literal value, SqlParameters parameters) {
                String text = TextConditions.text(value, caseExact);
                return operator == Operator.SW
                        ? prefix(column, text, parameters)
                        : TextConditions.compare(column, operator, text, parameters);
            }
        };
    }

    /** As a range, which an index serves also in a plan that was made before the value was known. */
    private static String prefix(String column, String prefix, SqlParameters parameters) {
        String end = endOfPrefix(prefix);
        String start = column + " >= " + parameters.add(prefix) + "::text";
        return end == null ? start : "(" + start + " AND " + column + " < " + parameters.add(end) + "::text)";
    }

    /** The least text after all that start with the prefix, in the order of code points; null if there is none. */
    private static @Nullable String endOfPrefix(String prefix) {
        int length = prefix.length();
        while (length > 0) {
            int last = prefix.codePointBefore(length);
            length -= Character.charCount(last);
            int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
            if (next <= Character.MAX_CODE_POINT) {
                return prefix.substring(0, length) + Character.toString(next);
            }
        }
        return null;
    }

    /** Ids: equality through the index, everything else on their text. */
    public static FilterColumn id(String column) {
        return new Simple(new SortKey(column, "uuid", true)) {
            @Override
            public String compare(Operator operator, Literal value, SqlParameters parameters) {
                String text = TextConditions.text(value);
                if (operator != Operator.EQ) {
                    return TextConditions.compare("(" + column + "::text COLLATE \"C\")", operator, text, parameters);
                }
                UUID id = uuid(text);
                return id == null ? "false" : column + " = " + parameters.add(id);
            }
        };
    }

    public static FilterColumn bool(String column) {
        return new Simple(new SortKey(column, "boolean", true)) {
            @Override
            public String compare(Operator operator, Literal value, SqlParameters parameters) {
                boolean asked = TextConditions.text(value).equalsIgnoreCase("true");
                return asked ? column : "NOT " + column;
            }
        };
    }

    public static FilterColumn time(String column) {
        return new Simple(new SortKey(column, "timestamptz", true)) {
            @Override
            public String compare(Operator operator, Literal value, SqlParameters parameters) {
                String text = TextConditions.text(value);
                Instant instant = operator == Operator.SW ? null : DateTimes.parse(text);
                if (instant == null) {
                    String shown = "to_char(" + column + " AT TIME ZONE 'UTC', '" + ISO_TIME + "')";
                    return TextConditions.compare(shown, operator, text, parameters);
                }
                return column + TextConditions.symbol(operator) + parameters.add(instant.atOffset(ZoneOffset.UTC));
            }
        };
    }

    /** The id, or null if that text is not how an id is written. */
    public static @Nullable UUID uuid(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The address of a resource, which ends with its id: for sorting alone. */
    public static FilterColumn location(String column) {
        return new FilterColumn() {
            @Override
            public @Nullable String compare(Operator operator, Literal value, SqlParameters parameters) {
                return null;
            }

            @Override
            public String present() {
                return "true";
            }

            @Override
            public SortKey sortKey() {
                return new SortKey(column, "uuid", true);
            }
        };
    }

    private abstract static class Simple implements FilterColumn {
        private final SortKey key;

        Simple(SortKey key) {
            this.key = key;
        }

        @Override
        public String present() {
            return key.expression() + " IS NOT NULL";
        }

        @Override
        public SortKey sortKey() {
            return key;
        }
    }
}
