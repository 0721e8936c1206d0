package io.rollcall.scim.filter;

/**
 * Bounds of a filter, so that reading and running it cannot be expensive.
 *
 * @param maxLength characters
 * @param maxDepth parentheses and brackets within each other
 * @param maxTerms comparisons and presence tests
 */
public record FilterLimits(int maxLength, int maxDepth, int maxTerms) {
    public static final FilterLimits DEFAULT = new FilterLimits(8 * 1024, 32, 100);
}
