package io.rollcall.scim.filter;

import java.util.Locale;

/** The one way in which values that are not caseExact are compared; stored folded columns must use it too. */
public final class CaseFolding {
    private CaseFolding() {}

    public static String fold(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 128) {
                return value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            }
        }
        return value.toLowerCase(Locale.ROOT);
    }
}
