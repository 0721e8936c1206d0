package io.rollcall.gateway.auth;

import org.jspecify.annotations.Nullable;

/** The Authorization header of a SCIM request: RFC 6750 section 2.1, the scheme in any case. */
public sealed interface AuthorizationHeader {
    int LONGEST = 8192;

    record Bearer(String token) implements AuthorizationHeader {
        @Override
        public String toString() {
            return "Bearer ***";
        }
    }

    record Unusable(Refusal refusal) implements AuthorizationHeader {}

    static AuthorizationHeader parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new Unusable(Refusal.MISSING);
        }
        String text = header.strip();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        if (end != "bearer".length() || !text.regionMatches(true, 0, "bearer", 0, end)) {
            return new Unusable(Refusal.OTHER_SCHEME);
        }
        String token = text.substring(end).strip();
        return isToken(token) ? new Bearer(token) : new Unusable(Refusal.MALFORMED);
    }

    /** The b64token of RFC 6750, with any number of equals signs anywhere. */
    private static boolean isToken(String token) {
        return !token.isEmpty()
                && token.length() <= LONGEST
                && token.chars().allMatch(AuthorizationHeader::isTokenChar);
    }

    private static boolean isTokenChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~+/=".indexOf(c) >= 0;
    }
}
