package io.rollcall.gateway.scim.http;

import io.rollcall.gateway.scim.ResourceTypes;
import java.util.Set;

/** The endpoints that RFC 7644 section 3.2 lists and their methods, for the Allow header (RFC 9110 section 10.2.1). */
final class AllowedMethods {
    private static final String READ = "GET, HEAD";
    private static final Set<String> SINGLE = Set.of("ServiceProviderConfig", "Bulk", "Me", ".search");
    private static final Set<String> METADATA = Set.of("ServiceProviderConfig", "Schemas", "ResourceTypes");
    private static final Set<String> ACCESS = Set.of("Roles", "Entitlements", "Licenses");

    /** Where the path below the directory begins. */
    private static final int BELOW = "/scim/v2/id".split("/").length;

    private AllowedMethods() {}

    /** Whether the directory has an endpoint at this path. That a resource has the id which it names is not asked. */
    static boolean any(String path, ResourceTypes types) {
        String[] parts = path.split("/");
        if (parts.length <= BELOW) {
            return true;
        }
        String first = parts[BELOW];
        boolean list = METADATA.contains(first) || ACCESS.contains(first) || types.at("/" + first) != null;
        return switch (parts.length - BELOW) {
            case 1 -> list || SINGLE.contains(first);
            case 2 -> list && !SINGLE.contains(first);
            default -> false;
        };
    }

    /** @param path {@code /scim/v2/{directoryId}/...} */
    static String at(String path) {
        String[] parts = path.split("/");
        String first = parts.length > BELOW ? parts[BELOW] : "";
        if (first.equals("Bulk") || isSearchOfType(path)) {
            return "POST";
        }
        if (first.isEmpty() || METADATA.contains(first) || ACCESS.contains(first)) {
            return READ;
        }
        boolean type = parts.length == BELOW + 1;
        return type ? READ + ", POST" : READ + ", PUT, PATCH, DELETE";
    }

    /** {@code /Users/.search} and the like, where the id of a resource stands otherwise. */
    static boolean isSearchOfType(String path) {
        String[] parts = path.split("/");
        return parts.length == BELOW + 2 && parts[BELOW + 1].equals(".search") && !METADATA.contains(parts[BELOW]);
    }
}
