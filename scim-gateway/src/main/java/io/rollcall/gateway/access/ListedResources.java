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
        List<ObjectNode> rows = sorted.stream()
                .skip(start(sorted, query))
                .limit(query.count() == 0 ? 0 : query.limit())
                .toList();
        return Page.of(query, rows, found.size(), last -> new Position(id(last), NO_ID));
    }

    private static int start(List<ObjectNode> sorted, ListQuery query) {
        Position after = query.after();
        if (after == null) {
            return query.skip();
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (id(sorted.get(i)).equals(after.key())) {
                return i + 1;
            }
        }
        throw ScimException.badRequest(
                ScimType.EXPIRED_CURSOR, "What the last page ended with is gone. Start again with the first page.");
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
