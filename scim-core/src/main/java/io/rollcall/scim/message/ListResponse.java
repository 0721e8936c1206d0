package io.rollcall.scim.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list (RFC 7644 section 3.4.2); {@code Resources} is always there, also when empty.
 *
 * @param startIndex null where cursors are used (RFC 9865)
 * @param nextCursor null on the last page
 */
public record ListResponse(
        long totalResults,
        @Nullable Integer startIndex,
        List<ObjectNode> resources,
        @Nullable String nextCursor,
        @Nullable String previousCursor) {
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    public ListResponse {
        resources = List.copyOf(resources);
    }

    public static ListResponse page(long totalResults, int startIndex, List<ObjectNode> resources) {
        return new ListResponse(totalResults, startIndex, resources, null, null);
    }

    public static ListResponse cursorPage(long totalResults, List<ObjectNode> resources, @Nullable String nextCursor) {
        return new ListResponse(totalResults, null, resources, nextCursor, null);
    }

    public ObjectNode toJson() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("totalResults", totalResults);
        if (startIndex != null) {
            body.put("startIndex", startIndex);
        }
        body.put("itemsPerPage", resources.size());
        if (nextCursor != null) {
            body.put("nextCursor", nextCursor);
        }
        if (previousCursor != null) {
            body.put("previousCursor", previousCursor);
        }
        ArrayNode array = body.putArray("Resources");
        resources.forEach(array::add);
        return body;
    }
}
