package io.rollcall.kit.drift;

import java.util.Map;

/**
 * What a service says in the same words as others do. Implemented in a store: a view is a query without parameters for
 * all that the transaction's tenant has of it, with the columns {@code id uuid}, {@code version bigint}, {@code fields
 * jsonb} (an object of texts, without nulls) and {@code detail text}.
 */
public interface DriftViews {

    /** The query of each view, by its name. */
    Map<String, String> queries();
}
