package io.rollcall.scim.dialect;

/** One tolerance beyond the RFCs. Each is a switch of a directory. */
public enum Leniency {
    /** {@code "True"} and {@code "false"} where a boolean is declared. */
    BOOLEAN_STRINGS,
    /** Numbers for strings, one-element arrays for single values, plain strings for complex values with {@code value}. */
    SCALAR_COERCION,
    /** {@code "name.givenName"} and {@code "urn:...:User:department"} as keys of an object. */
    DOTTED_KEYS,
    /** Extension attributes without their URN, such as {@code manager}. */
    BARE_EXTENSION_ATTRIBUTES,
    /** Operation names in any case, {@code operations}, PATCH bodies without {@code schemas}, wrapped values. */
    LOOSE_PATCH_BODY,
    /** {@code remove} with a value removes only those values. */
    REMOVE_BY_VALUE,
    /** {@code externalId eq jyoung}, and {@code externalId eq 'jyoung'}. */
    UNQUOTED_FILTER_VALUES,
    /** Unknown attributes are ignored and reported instead of refused. */
    UNKNOWN_ATTRIBUTES,
    /** The core schema need not be listed in {@code schemas}. */
    MISSING_SCHEMAS,
    /** A value path without a match creates the element if its filter names a declared type or the primary. */
    CREATE_CANONICAL_ELEMENTS,
    /** A value path {@code [type eq "..."]} without a match creates the element for any type (Entra). */
    CREATE_TYPED_ELEMENTS,
    /** Removing what a value path does not match succeeds (Entra retries, and quarantines on errors). */
    REMOVE_ABSENT
}
