package io.rollcall.gateway.scim.http;

import io.rollcall.events.DirectoryId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the paths below /scim: {@code /scim/v2/{directoryId}/...}. */
public final class ScimPaths {
    public static final String BASE = "/scim/v2/";
    /** Below the base URL of a directory. */
    public static final String TOKEN_ENDPOINT = "/oauth2/token";

    private static final int UUID_LENGTH = 36;
    private static final int END = BASE.length() + UUID_LENGTH;

    private ScimPaths() {}

    public static boolean isScim(String path) {
        return path.equals("/scim") || path.startsWith("/scim/");
    }

    /** Null if the path names none. */
    public static @Nullable DirectoryId directory(String path) {
        boolean there =
                path.startsWith(BASE) && path.length() >= END && (path.length() == END || path.charAt(END) == '/');
        if (!there) {
            return null;
        }
        try {
            return new DirectoryId(UUID.fromString(path.substring(BASE.length(), END)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public static boolean isTokenEndpoint(String path) {
        return path.length() == END + TOKEN_ENDPOINT.length() && path.startsWith(TOKEN_ENDPOINT, END);
    }

    /** What follows the base URL of the directory, without the query: {@code /Users/42}. */
    public static String withinDirectory(String path) {
        return path.length() > END ? path.substring(END) : "/";
    }
}
