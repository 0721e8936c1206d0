package io.rollcall.scim.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request shows of its sender before its body is read. Every provider looks at it, with every request. */
public final class RequestTraits {
    private static final int LONGEST = 100;

    private final String userAgent;
    private final String agent;
    private final String query;
    private final String words;

    /**
     * @param userAgent the header, null if there is none
     * @param query the query string as it was sent, null if there is none
     */
    public RequestTraits(@Nullable String userAgent, @Nullable String query) {
        this.userAgent = userAgent == null ? "" : userAgent;
        this.agent = this.userAgent.toLowerCase(Locale.ROOT);
        this.query = query == null ? "" : query;
        this.words = this.query.toLowerCase(Locale.ROOT);
    }

    /** Why this is the provider whose clients name themselves so; null if they do not. */
    @Nullable
    String agent(String... names) {
        for (String name : names) {
            if (agent.contains(name)) {
                return "User-Agent " + userAgent.substring(0, Math.min(userAgent.length(), LONGEST));
            }
        }
        return null;
    }

    /** Whether the query has this text, in any case. */
    boolean asks(String text) {
        return words.contains(text);
    }

    /** Whether the query has exactly this text. */
    boolean asksExactly(String text) {
        return query.contains(text);
    }
}
