package io.rollcall.rbac.role.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags. */
final class ETags {

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"(\\d{1,18})\"\\s*");
    private static final long NEVER = -1;

    private ETags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The version that If-Match asks for; null when any will do; a tag that is none of ours never matches. */
    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(ifMatch);
        return tag.matches() ? Long.parseLong(tag.group(1)) : NEVER;
    }
}
