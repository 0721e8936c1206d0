package io.rollcall.gateway.scim.http;

import java.util.Set;

/** The Allow header of a 405 (RFC 9110 section 15.5.6): the methods of the endpoints that RFC 7644 section 3.2 lists. */
final class AllowedMethods {
    private static final String READ = "GET, HEAD";
    private static final Set<String> DISCOVERY =
            Set.of("ServiceProviderConfig", "Schemas", "ResourceTypes", "Roles", "Entitlements", "Licenses");

    private AllowedMethods() {}

    /** @param path {@code /scim/v2/{directoryId}/...} */
    static String at(String path) {
        String[] parts = path.split("/");
        int below = "/scim/v2/id".split("/").length;
        String first = parts.length > below ? parts[below] : "";
        if (first.isEmpty() || DISCOVERY.contains(first)) {
            return READ;
        }
        if (first.equals("Bulk")) {
            return "POST";
        }
        boolean type = parts.length == below + 1;
        return type ? READ + ", POST" : READ + ", PUT, PATCH, DELETE";
    }
}
