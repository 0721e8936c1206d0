package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.message.ScimException;
import org.jspecify.annotations.Nullable;

/** One operation of a bulk request (RFC 7644 section 3.7). */
public sealed interface BulkOperation {
    /** As the client wrote it; the answer repeats it. */
    String method();

    /** Null if there is none. */
    @Nullable
    String bulkId();

    /**
     * An operation that can be tried.
     *
     * @param version what If-Match says in a request of its own; null if nothing is required
     * @param endpoint such as {@code /Users}
     * @param target id of the resource, or a reference {@code bulkId:...}; null for POST
     * @param data empty for DELETE
     */
    record Valid(
            BulkMethod verb,
            @Nullable String bulkId,
            @Nullable String version,
            String endpoint,
            @Nullable String target,
            ObjectNode data)
            implements BulkOperation {
        @Override
        public String method() {
            return verb.name();
        }

        /** The same operation with other data and target. */
        public Valid with(@Nullable String otherTarget, ObjectNode otherData) {
            return new Valid(verb, bulkId, version, endpoint, otherTarget, otherData);
        }
    }

    /** An operation that is wrong by itself; the others are carried out all the same. */
    record Invalid(String method, @Nullable String bulkId, ScimException reason) implements BulkOperation {}
}
