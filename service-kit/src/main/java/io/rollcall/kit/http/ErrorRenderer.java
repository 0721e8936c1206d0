package io.rollcall.kit.http;

import java.util.Map;

/**
 * How errors look below some path. A bean of this type takes the paths it handles; problem+json is for all others.
 */
public interface ErrorRenderer {

    /** Whether errors of this request path are rendered here. */
    boolean handles(String path);

    String mediaType();

    /** Further headers, such as those that a status requires. */
    default Map<String, String> headers(String path, Problem problem) {
        return Map.of();
    }

    /** The body; the status is that of the problem. */
    byte[] render(Problem problem);
}
