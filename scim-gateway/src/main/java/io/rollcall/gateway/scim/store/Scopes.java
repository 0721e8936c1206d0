package io.rollcall.gateway.scim.store;

import io.rollcall.scim.schema.Uniqueness;

/**
 * The scope of a value in {@code indexed_values}: within it the value is there once. A letter in front tells a tenant,
 * a directory and a resource apart. $1 is the directory.
 */
public final class Scopes {
    private static final String DIRECTORY = "$1::uuid::text";

    /** Of a row {@code v} with {@code uniqueness} and {@code owner}. */
    static final String OF_VALUE = "CASE v.uniqueness WHEN 'GLOBAL' THEN " + of(Uniqueness.GLOBAL, "")
            + " WHEN 'SERVER' THEN " + of(Uniqueness.SERVER, "") + " ELSE " + of(Uniqueness.NONE, "v.owner") + " END";

    private Scopes() {}

    /** @param owner the id of the resource */
    public static String of(Uniqueness uniqueness, String owner) {
        return switch (uniqueness) {
            case GLOBAL -> "'t/' || current_tenant()";
            case SERVER -> "'d/' || " + DIRECTORY;
            case NONE -> "'r/' || " + DIRECTORY + " || '/' || " + owner + "::text";
        };
    }

    /** The condition that a {@code scope} is that of the directory, its tenant, or any of its resources. */
    public static String within(Uniqueness uniqueness) {
        return switch (uniqueness) {
            case GLOBAL, SERVER -> "scope = " + of(uniqueness, "");
            // '0' follows '/'
            case NONE -> "scope > 'r/' || " + DIRECTORY + " || '/' AND scope < 'r/' || " + DIRECTORY + " || '0'";
        };
    }
}
