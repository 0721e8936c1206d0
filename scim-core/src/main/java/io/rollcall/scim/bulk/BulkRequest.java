package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import java.util.List;

/**
 * A bulk request (RFC 7644 section 3.7).
 *
 * @param failOnErrors after so many errors nothing more is begun; 0 if errors stop nothing
 */
public record BulkRequest(int failOnErrors, List<BulkOperation> operations) {
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    public static final String RESPONSE_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    public BulkRequest {
        operations = List.copyOf(operations);
    }

    /**
     * Reads a body. What is wrong with one operation alone makes it {@link BulkOperation.Invalid}.
     *
     * @throws io.rollcall.scim.message.ScimException 400 invalidSyntax, 400 invalidValue if two operations have the same
     *     bulkId, 413 if there are more than {@code maxOperations}
     */
    public static BulkRequest parse(ObjectNode body, Dialect dialect, int maxOperations) {
        return new BulkParser(dialect).parse(body, maxOperations);
    }
}
