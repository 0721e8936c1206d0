package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.Sort;
import io.rollcall.scim.schema.AttributeDefinition;
import io.rollcall.scim.schema.ResolvedPath;
import java.util.Map;
import java.util.Objects;

/** Finds what a list is sorted by in SQL: a column if the attribute has one, otherwise the resource itself. */
public final class SortCompiler {
    /** Longer values would not fit into a cursor; what comes after this many characters does not count. */
    private static final int SIGNIFICANT = 200;

    private final Map<String, FilterColumn> columns;
    private final String resource;

    /**
     * @param columns by canonical path
     * @param resource the jsonb column of the resource
     */
    public SortCompiler(Map<String, FilterColumn> columns, String resource) {
        this.columns = columns;
        this.resource = resource;
    }

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue */
    public SortKey compile(Sort sort) {
        ResolvedPath path = sort.path();
        FilterColumn column = columns.get(path.path());
        SortKey key = column == null ? null : column.sortKey();
        if (key != null) {
            return key;
        }
        if (FilterCompiler.isDerived(path)) {
            throw Sort.refused(path.path(), "by which lists cannot be sorted.");
        }
        AttributeDefinition compared = Objects.requireNonNull(path.comparable());
        String container = path.extension() == null ? resource : JsonConditions.get(resource, path.extension());
        String value = JsonConditions.get(container, path.attribute().name());
        String one = path.attribute().multiValued() ? preferred(value) : value;
        return key(path.attribute().complex() ? JsonConditions.get(one, compared.name()) : one, compared);
    }

    /** The primary element, else the first. */
    private static String preferred(String elements) {
        return "(SELECT e.v FROM jsonb_array_elements(" + elements + ") WITH ORDINALITY AS e (v, n)"
                + " ORDER BY (e.v -> 'primary') IS NOT DISTINCT FROM 'true'::jsonb DESC, e.n LIMIT 1)";
    }

    private static SortKey key(String json, AttributeDefinition definition) {
        String text = "left((" + json + " #>> '{}'), " + SIGNIFICANT + ")";
        return switch (definition.type()) {
            case BOOLEAN -> new SortKey(ofType("boolean", json, json + "::boolean"), "boolean", false);
            case INTEGER, DECIMAL -> new SortKey(ofType("number", json, json + "::numeric"), "numeric", false);
            case STRING, REFERENCE, BINARY, DATE_TIME, COMPLEX ->
                new SortKey(
                        definition.caseExact() ? text + " COLLATE \"C\"" : "fold_case(" + text + ")", "text", false);
        };
    }

    private static String ofType(String type, String json, String value) {
        return "CASE jsonb_typeof(" + json + ") WHEN '" + type + "' THEN " + value + " END";
    }
}
