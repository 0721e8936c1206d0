package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimException;

/** Something to do next for an operation of a bulk request. */
public sealed interface BulkStep {
    /** Of the operation in the request, from 0. */
    int index();

    /** Carry it out; references are resolved, or left out to be completed later. */
    record Run(int index, BulkOperation.Valid operation) implements BulkStep {}

    /** Set what had to be left out when the resource was created, because it refers to what did not exist yet. */
    record Complete(int index, String endpoint, String id, ObjectNode patch) implements BulkStep {}

    /** Delete what was created, because it cannot be completed; the operation has failed. */
    record Undo(int index, String endpoint, String id, ScimException reason) implements BulkStep {}

    /** Do nothing: the operation has failed. */
    record Refuse(int index, ScimException reason) implements BulkStep {}
}
