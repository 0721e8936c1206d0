package io.rollcall.scim.bulk;

import io.rollcall.scim.bulk.BulkReferences.Part;
import io.rollcall.scim.message.ScimException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an operation of a bulk request stands. */
final class BulkNode {
    enum State {
        WAITING,
        RUNNING,
        /** Created without some references, which are not there yet. */
        INCOMPLETE,
        COMPLETING,
        DONE
    }

    final int index;
    final BulkOperation operation;
    /** The bulkIds it refers to. */
    final Set<String> references = new LinkedHashSet<>();

    State state = State.WAITING;
    String id = "";
    List<Part> later = List.of();

    @Nullable
    ScimException undo;

    BulkNode(int index, BulkOperation operation) {
        this.index = index;
        this.operation = operation;
        if (operation instanceof BulkOperation.Valid valid) {
            String target = BulkReferences.of(valid.target());
            if (target != null) {
                references.add(target);
            }
            references.addAll(BulkReferences.in(valid.data()));
        }
    }

    BulkOperation.Valid valid() {
        if (operation instanceof BulkOperation.Valid valid) {
            return valid;
        }
        throw new IllegalStateException("refused, never run");
    }
}
