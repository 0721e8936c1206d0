package io.rollcall.kit.http;

import java.util.List;
import java.util.Map;

/** Somebody is refused who would give what they do not hold. */
public final class NotHeld {

    private static final int MOST_NAMED = 5;

    private NotHeld() {}

    /** 403 that names the permissions. */
    public static ProblemException of(List<String> permissions) {
        List<String> some = permissions.stream().limit(MOST_NAMED).toList();
        String more = permissions.size() > some.size() ? " and " + (permissions.size() - some.size()) + " more" : "";
        return new ProblemException(
                403,
                "permission-not-held",
                "Nobody gives what they do not hold",
                "You do not hold " + String.join(", ", some) + more + ".",
                Map.of("permissions", permissions));
    }
}
