package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.bulk.BulkNode.State;
import io.rollcall.scim.bulk.BulkReferences.Part;
import io.rollcall.scim.bulk.BulkReferences.Split;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.patch.PatchRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final BulkIds ids = new BulkIds();
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
            ids.add(node);
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
        if (node.state == State.RUNNING) {
            ids.found(node.operation, id);
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
        ScimException reason = ids.refusal(node.references);
        if (reason != null) {
            return refuse(node, reason);
        }
        return ids.missing(node.references).isEmpty() && order.allows(node.index) ? run(node) : null;
    }

    private @Nullable BulkStep incomplete(BulkNode node) {
        Set<String> references = new LinkedHashSet<>();
        node.later.forEach(part -> references.addAll(BulkReferences.in(part.value())));
        ScimException reason = ids.refusal(references);
        if (reason != null) {
            node.undo = reason;
        }
        if (node.undo != null) {
            running++;
            node.state = State.RUNNING;
            node.later = List.of();
            return new BulkStep.Undo(node.index, node.valid().endpoint(), node.id, node.undo);
        }
        if (!ids.missing(references).isEmpty()) {
            return null;
        }
        running++;
        node.state = State.COMPLETING;
        return new BulkStep.Complete(node.index, node.valid().endpoint(), node.id, patch(node.later));
    }

    /** Nothing runs and nothing is ready: order gives way to references, then circles are cut. */
    private @Nullable BulkStep unblocked() {
        for (BulkNode node : nodes) {
            if (node.state == State.WAITING && ids.missing(node.references).isEmpty()) {
                return run(node);
            }
        }
        for (BulkNode node : nodes) {
            if (node.state == State.WAITING && ids.inCircle(node)) {
                return run(node);
            }
        }
        return null;
    }

    private BulkStep run(BulkNode node) {
        BulkOperation.Valid operation = node.valid();
        ObjectNode data = ids.resolve(operation.data());
        Set<String> missing = ids.missing(node.references);
        if (!missing.isEmpty()) {
            Split split = BulkReferences.split(data, missing);
            data = split.now();
            node.later = split.later();
        }
        running++;
        node.state = State.RUNNING;
        String reference = BulkReferences.of(operation.target());
        return new BulkStep.Run(
                node.index, operation.with(reference == null ? operation.target() : ids.of(reference), data));
    }

    private BulkStep refuse(BulkNode node, ScimException reason) {
        lose(node);
        return new BulkStep.Refuse(node.index, reason);
    }

    private void lose(BulkNode node) {
        ids.lost(node.operation);
        done(node);
        errors++;
        if (errors == failOnErrors) {
            for (BulkNode other : nodes) {
                if (other.state == State.WAITING) {
                    ids.lost(other.operation);
                    done(other);
                }
            }
        }
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
            operation.set("value", ids.resolve(part.value()));
        }
        return body;
    }
}
