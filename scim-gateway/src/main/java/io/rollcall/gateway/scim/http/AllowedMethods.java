package io.rollcall.gateway.scim.http;

import java.util.Set;

/** The Allow header of a 405 (RFC 9110 section 15.5.6): the methods of the endpoints that RFC 7644 section 3.2 lists. */
final class AllowedMethods {
    private static final String READ = "GET, HEAD";
    private static final Set<String> DISCOVERY =
            Set.of("ServiceProviderConfig", "Schemas", "ResourceTypes", "Roles", "Entitlements", "Licenses");

    /** Where the path below the directory begins. */
    private static final int BELOW = "/scim/v2/id".split("/").length;

    private AllowedMethods() {}

    /** @param path {@code /scim/v2/{directoryId}/...} */
    static String at(String path) {
        String[] parts = path.split("/");
        String first = parts.length > BELOW ? parts[BELOW] : "";
        if (first.isEmpty() || DISCOVERY.contains(first)) {
            return READ;
        }
        if (first.equals("Bulk") || isSearchOfType(path)) {
            return "POST";
        }
        boolean type = parts.length == BELOW + 1;
        return type ? READ + ", POST" : READ + ", PUT, PATCH, DELETE";
    }

    /** {@code /Users/.search} and the like, where the id of a resource stands otherwise. */
    static boolean isSearchOfType(String path) {
        String[] parts = path.split("/");
        return parts.length == BELOW + 2 && parts[BELOW + 1].equals(".search");
    }
}
