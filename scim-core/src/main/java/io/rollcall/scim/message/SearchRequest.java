package io.rollcall.scim.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list asks for, from query parameters (RFC 7644 section 3.4.2) or the body of {@code /.search} (section 3.4.3).
 * startIndex is at least 1, count at least 0; names are matched in any case.
 *
 * @param count null if not given
 * @param cursor null if index paging is used; empty for the first page (RFC 9865)
 */
public record SearchRequest(
        @Nullable String filter,
        List<String> attributes,
        List<String> excludedAttributes,
        @Nullable String sortBy,
        boolean descending,
        int startIndex,
        @Nullable Integer count,
        @Nullable String cursor) {
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    public SearchRequest {
        attributes = List.copyOf(attributes);
        excludedAttributes = List.copyOf(excludedAttributes);
    }

    /** From decoded query parameters; of a repeated one the first counts. @throws ScimException 400 invalidValue */
    public static SearchRequest ofQuery(Map<String, ? extends List<String>> parameters) {
        SearchFields fields = new SearchFields();
        parameters.forEach((name, values) -> {
            if (!values.isEmpty()) {
                fields.put(name, values.getFirst());
            }
        });
        return fields.build();
    }

    /** From a body. @throws ScimException 400 invalidValue */
    public static SearchRequest ofBody(ObjectNode body) {
        SearchFields fields = new SearchFields();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue());
            }
        }
        return fields.build();
    }
}
