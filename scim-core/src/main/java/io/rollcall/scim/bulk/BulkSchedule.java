package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.bulk.BulkNode.State;
import io.rollcall.scim.bulk.BulkReferences.Part;
import io.rollcall.scim.bulk.BulkReferences.Split;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.patch.PatchRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a bulk request comes next (RFC 7644 section 3.7). What is independent may run at the same time; an
 * operation waits for those whose resources it refers to, wherever they stand, and for earlier ones that it must not
 * overtake. Of resources that refer to each other in a circle one is created without the reference, which is added when
 * the other exists; if that never happens, it is deleted again. With failOnErrors everything runs one by one, so that
 * nothing is done behind the last error that is accepted. Not thread-safe.
 */
public final class BulkSchedule {
    private final List<BulkNode> nodes = new ArrayList<>();
    private final Map<String, BulkNode> creators = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final BulkOrder order;
    private final int failOnErrors;
    private int running;
    private int errors;

    public BulkSchedule(BulkRequest request) {
        this.failOnErrors = request.failOnErrors();
        this.order = new BulkOrder(request.operations());
        for (BulkOperation operation : request.operations()) {
            BulkNode node = new BulkNode(nodes.size(), operation);
            nodes.add(node);
            if (operation instanceof BulkOperation.Valid valid && valid.bulkId() != null) {
                register(node, valid, valid.bulkId());
            }
        }
    }

    private void register(BulkNode node, BulkOperation.Valid operation, String bulkId) {
        if (operation.verb() == BulkMethod.POST) {
            creators.put(bulkId, node);
        } else if (operation.target() != null && BulkReferences.of(operation.target()) == null) {
            ids.put(bulkId, operation.target());
        }
    }

    /**
     * What may be begun now. Every step except {@link BulkStep.Refuse} is answered by {@link #succeeded} or
     * {@link #failed}. Empty while everything waits for what is running, and at the end.
     */
    public List<BulkStep> next(int most) {
        int room = failOnErrors > 0 ? Math.min(1 - running, most) : most;
        List<BulkStep> steps = new ArrayList<>();
        for (BulkNode node : nodes) {
            if (steps.size() >= room) {
                return steps;
            }
            BulkStep step = ready(node);
            if (step != null) {
                steps.add(step);
            }
        }
        if (steps.isEmpty() && running == 0) {
            BulkStep step = unblocked();
            return step == null ? List.of() : List.of(step);
        }
        return steps;
    }

    public boolean finished() {
        for (BulkNode node : nodes) {
            if (node.state != State.DONE) {
                return false;
            }
        }
        return true;
    }

    /** @param id of the resource */
    public void succeeded(int index, String id) {
        BulkNode node = nodes.get(index);
        running--;
        if (node.state == State.RUNNING && node.operation.bulkId() != null) {
            ids.put(node.operation.bulkId(), id);
        }
        node.id = id;
        if (node.state == State.RUNNING && !node.later.isEmpty()) {
            node.state = State.INCOMPLETE;
        } else {
            done(node);
        }
    }

    /** What could not be completed is undone next. */
    public void failed(int index, ScimException reason) {
        BulkNode node = nodes.get(index);
        running--;
        if (node.state == State.COMPLETING) {
            node.state = State.INCOMPLETE;
            node.undo = reason;
        } else {
            lose(node);
        }
    }

    private @Nullable BulkStep ready(BulkNode node) {
        return switch (node.state) {
            case WAITING -> waiting(node);
            case INCOMPLETE -> incomplete(node);
            case RUNNING, COMPLETING, DONE -> null;
        };
    }

    private @Nullable BulkStep waiting(BulkNode node) {
        if (node.operation instanceof BulkOperation.Invalid(var method, var bulkId, var reason)) {
            return refuse(node, reason);
        }
        for (String reference : node.references) {
            if (lost.contains(reference)) {
                return refuse(node, failedReference(reference));
            }
            if (!ids.containsKey(reference) && !creators.containsKey(reference)) {
                return refuse(
                        node,
                        ScimException.badRequest(
                                ScimType.INVALID_VALUE,
                                "No operation of this request has the bulkId '" + reference + "'."));
            }
        }
        return ids.keySet().containsAll(node.references) && order.allows(node.index) ? run(node) : null;
    }

    private @Nullable BulkStep incomplete(BulkNode node) {
        Set<String> missing = new LinkedHashSet<>();
        node.later.forEach(part -> missing.addAll(BulkReferences.in(part.value())));
        for (String reference : missing) {
            if (lost.contains(reference)) {
                node.undo = failedReference(reference);
            }
        }
        missing.removeAll(ids.keySet());
        if (node.undo != null) {
            running++;
            node.state = State.RUNNING;
            node.later = List.of();
            return new BulkStep.Undo(node.index, node.valid().endpoint(), node.id, node.undo);
        }
        if (!missing.isEmpty()) {
            return null;
        }
        running++;
        node.state = State.COMPLETING;
        return new BulkStep.Complete(node.index, node.valid().endpoint(), node.id, patch(node.later));
    }

    /** Nothing runs and nothing is ready: order gives way to references, then circles are cut. */
    private @Nullable BulkStep unblocked() {
        for (BulkNode node : nodes) {
            if (node.state == State.WAITING && missing(node).isEmpty()) {
                return run(node);
            }
        }
        for (BulkNode node : nodes) {
            if (node.state == State.WAITING && reaches(node, node, new HashSet<>())) {
                return run(node);
            }
        }
        return null;
    }

    private boolean reaches(BulkNode from, BulkNode goal, Set<BulkNode> seen) {
        for (String reference : missing(from)) {
            BulkNode creator = creators.get(reference);
            if (creator != null && (creator == goal || (seen.add(creator) && reaches(creator, goal, seen)))) {
                return true;
            }
        }
        return false;
    }

    private Set<String> missing(BulkNode node) {
        Set<String> missing = new LinkedHashSet<>(node.references);
        missing.removeAll(ids.keySet());
        return missing;
    }

    private BulkStep run(BulkNode node) {
        BulkOperation.Valid operation = node.valid();
        ObjectNode data = BulkReferences.resolve(operation.data(), ids);
        Set<String> missing = missing(node);
        if (!missing.isEmpty()) {
            Split split = BulkReferences.split(data, missing);
            data = split.now();
            node.later = split.later();
        }
        running++;
        node.state = State.RUNNING;
        String reference = BulkReferences.of(operation.target());
        return new BulkStep.Run(
                node.index, operation.with(reference == null ? operation.target() : ids.get(reference), data));
    }

    private BulkStep refuse(BulkNode node, ScimException reason) {
        lose(node);
        return new BulkStep.Refuse(node.index, reason);
    }

    private void lose(BulkNode node) {
        String bulkId = node.operation.bulkId();
        if (bulkId != null) {
            ids.remove(bulkId);
            lost.add(bulkId);
        }
        done(node);
        errors++;
        if (errors == failOnErrors) {
            for (BulkNode other : nodes) {
                if (other.state == State.WAITING) {
                    skip(other);
                }
            }
        }
    }

    private void skip(BulkNode node) {
        if (node.operation.bulkId() != null) {
            lost.add(node.operation.bulkId());
        }
        done(node);
    }

    private void done(BulkNode node) {
        node.state = State.DONE;
        order.done(node.index);
    }

    private ObjectNode patch(List<Part> parts) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(PatchRequest.SCHEMA);
        ArrayNode operations = body.putArray("Operations");
        for (Part part : parts) {
            ObjectNode operation = operations.addObject().put("op", "add").put("path", part.path());
            operation.set("value", BulkReferences.resolve(part.value(), ids));
        }
        return body;
    }

    private static ScimException failedReference(String bulkId) {
        return new ScimException(ScimError.of(
                409, "The operation with the bulkId '" + bulkId + "', to which this one refers, has not succeeded."));
    }
}
