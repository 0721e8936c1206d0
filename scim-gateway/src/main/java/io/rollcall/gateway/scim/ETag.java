package io.rollcall.gateway.scim;

/** Versions of resources as entity tags (RFC 7644 section 3.14). Weak: the same version may be written differently. */
public final class ETag {
    private ETag() {}

    public static String of(long version) {
        return "W/\"" + version + '"';
    }
}
