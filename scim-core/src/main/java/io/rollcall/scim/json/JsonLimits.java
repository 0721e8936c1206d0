package io.rollcall.scim.json;

/**
 * Bounds of a JSON body.
 *
 * @param maxBytes longest body accepted
 * @param maxDepth deepest nesting of objects and arrays accepted
 */
public record JsonLimits(int maxBytes, int maxDepth) {
    /** 8 MiB, so that a full group of some 100,000 members fits; depth 32. */
    public static final JsonLimits DEFAULT = new JsonLimits(8 * 1024 * 1024, 32);
}
