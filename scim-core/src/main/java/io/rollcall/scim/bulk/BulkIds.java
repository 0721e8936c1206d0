package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the bulkIds of a request stand for, as far as it is known yet (RFC 7644 section 3.7.2). */
final class BulkIds {
    private final Map<String, BulkNode> creators = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> lost = new HashSet<>();

    void add(BulkNode node) {
        if (node.operation instanceof BulkOperation.Valid operation && operation.bulkId() != null) {
            if (operation.verb() == BulkMethod.POST) {
                creators.put(operation.bulkId(), node);
            } else if (operation.target() != null && BulkReferences.of(operation.target()) == null) {
                ids.put(operation.bulkId(), operation.target());
            }
        }
    }

    void found(BulkOperation operation, String id) {
        if (operation.bulkId() != null) {
            ids.put(operation.bulkId(), id);
        }
    }

    /** There will be no such resource. */
    void lost(BulkOperation operation) {
        String bulkId = operation.bulkId();
        if (bulkId != null) {
            ids.remove(bulkId);
            lost.add(bulkId);
        }
    }

    /** Why what refers to these can never be done; null while it can. */
    @Nullable
    ScimException refusal(Set<String> references) {
        for (String reference : references) {
            if (lost.contains(reference)) {
                return new ScimException(ScimError.of(
                        409,
                        "The operation with the bulkId '" + reference
                                + "', to which this one refers, has not succeeded."));
            }
            if (!ids.containsKey(reference) && !creators.containsKey(reference)) {
                return ScimException.badRequest(
                        ScimType.INVALID_VALUE, "No operation of this request has the bulkId '" + reference + "'.");
            }
        }
        return null;
    }

    /** Those whose resources are not there yet. */
    Set<String> missing(Set<String> references) {
        Set<String> missing = new LinkedHashSet<>(references);
        missing.removeAll(ids.keySet());
        return missing;
    }

    /** Whether it waits, in the end, for itself. */
    boolean inCircle(BulkNode node) {
        return reaches(node, node, new HashSet<>());
    }

    private boolean reaches(BulkNode from, BulkNode goal, Set<BulkNode> seen) {
        for (String reference : missing(from.references)) {
            BulkNode creator = creators.get(reference);
            if (creator != null && (creator == goal || (seen.add(creator) && reaches(creator, goal, seen)))) {
                return true;
            }
        }
        return false;
    }

    /** The id of the resource; null as long as there is none. */
    @Nullable
    String of(String bulkId) {
        return ids.get(bulkId);
    }

    /** The same with ids instead of the references that are known. */
    ObjectNode resolve(ObjectNode data) {
        return BulkReferences.resolve(data, ids);
    }

    JsonNode resolve(JsonNode value) {
        return BulkReferences.resolve(value, ids);
    }
}
