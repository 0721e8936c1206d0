package io.rollcall.scim.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of its sender before its body is read.
 *
 * @param userAgent the header, null if there is none
 * @param query the query string as it was sent, null if there is none
 */
public record RequestTraits(
        @Nullable String userAgent, @Nullable String query) {

    /** Why this is the provider whose clients name themselves so; null if they do not. */
    @Nullable
    String agent(String... words) {
        if (userAgent == null || userAgent.isEmpty()) {
            return null;
        }
        String lower = userAgent.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return "User-Agent " + (userAgent.length() > 100 ? userAgent.substring(0, 100) : userAgent);
            }
        }
        return null;
    }

    /** Whether the query has this text, in any case. */
    boolean asks(String text) {
        return query != null
                && !query.isEmpty()
                && query.toLowerCase(Locale.ROOT).contains(text);
    }

    /** Whether the query has exactly this text. */
    boolean asksExactly(String text) {
        return query != null && query.contains(text);
    }
}
