package io.rollcall.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Position;
import io.rollcall.gateway.scim.Sort;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributeDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Pages of a few resources in memory: sorted and cut as lists of users are. */
public final class ListedResources {
    /** Ids of these resources are names: a cursor has them as its key. */
    private static final UUID NO_ID = new UUID(0, 0);

    private ListedResources() {}

    /** @param found in the order of their ids */
    public static Page<ObjectNode> page(List<ObjectNode> found, ListQuery query) {
        List<ObjectNode> sorted = new ArrayList<>(found);
        Sort sort = query.sort();
        if (sort != null) {
            Comparator<ObjectNode> order = order(sort);
            sorted.sort(sort.descending() ? order.reversed() : order);
        }
        int limit = query.count() == 0 ? 0 : query.limit();
        int start = start(sorted, query, limit);
        int end = query.backwards() ? place(sorted, query) : Math.min(sorted.size(), start + limit);
        List<ObjectNode> rows = sorted.subList(Math.min(start, end), end);
        return Page.of(query, rows, found.size(), last -> new Position(id(last), NO_ID));
    }

    private static int start(List<ObjectNode> sorted, ListQuery query, int limit) {
        if (query.position() == null) {
            return Math.min(sorted.size(), query.skip());
        }
        return query.backwards() ? Math.max(0, place(sorted, query) - limit) : place(sorted, query) + 1;
    }

    /** The index of what the cursor names. */
    private static int place(List<ObjectNode> sorted, ListQuery query) {
        String named = Objects.requireNonNull(query.position()).key();
        for (int i = 0; i < sorted.size(); i++) {
            if (id(sorted.get(i)).equals(named)) {
                return i;
            }
        }
        throw ScimException.badRequest(
                ScimType.EXPIRED_CURSOR, "What the cursor names is gone. Start again with an empty cursor.");
    }

    /** Without a value last; equal values by id. */
    private static Comparator<ObjectNode> order(Sort sort) {
        AttributeDefinition leaf = sort.path().leaf();
        return Comparator.<ObjectNode, Boolean>comparing(
                        resource -> value(resource, sort).isMissingNode())
                .thenComparing((left, right) -> compare(leaf, value(left, sort), value(right, sort)))
                .thenComparing(ListedResources::id);
    }

    private static int compare(AttributeDefinition leaf, JsonNode left, JsonNode right) {
        return switch (leaf.type()) {
            case INTEGER, DECIMAL -> left.decimalValue().compareTo(right.decimalValue());
            case BOOLEAN -> Boolean.compare(left.asBoolean(), right.asBoolean());
            case STRING, REFERENCE, BINARY, DATE_TIME, COMPLEX ->
                leaf.caseExact()
                        ? left.asText().compareTo(right.asText())
                        : CaseFolding.fold(left.asText()).compareTo(CaseFolding.fold(right.asText()));
        };
    }

    private static JsonNode value(ObjectNode resource, Sort sort) {
        AttributeDefinition sub = sort.path().sub();
        JsonNode value = resource.path(sort.path().attribute().name());
        return sub == null ? value : value.path(sub.name());
    }

    private static String id(ObjectNode resource) {
        return resource.path("id").asText();
    }
}
