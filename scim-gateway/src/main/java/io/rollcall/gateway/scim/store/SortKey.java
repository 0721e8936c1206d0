package io.rollcall.gateway.scim.store;

/**
 * A value that rows are sorted by.
 *
 * @param expression on a row of the table; text that is not caseExact is folded, and has collation "C"
 * @param type to which the value of a cursor is cast
 * @param required whether every row has a value
 */
public record SortKey(String expression, String type, boolean required) {}
