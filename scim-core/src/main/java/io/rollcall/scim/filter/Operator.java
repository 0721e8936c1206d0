package io.rollcall.scim.filter;

import org.jspecify.annotations.Nullable;

/** Comparison operators (RFC 7644 table 3), except {@code pr}, which is {@link Filter.Present}. */
public enum Operator {
    EQ("eq"),
    NE("ne"),
    CO("co"),
    SW("sw"),
    EW("ew"),
    GT("gt"),
    GE("ge"),
    LT("lt"),
    LE("le");

    private static final Operator[] ALL = values();

    private final String keyword;

    Operator(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }

    /** The operator spelled at that place in any case, or null. */
    static @Nullable Operator at(String text, int start, int end) {
        if (end - start == 2) {
            for (Operator operator : ALL) {
                if (text.regionMatches(true, start, operator.keyword, 0, 2)) {
                    return operator;
                }
            }
        }
        return null;
    }
}
