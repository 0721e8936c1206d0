package io.rollcall.gateway.bulk.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.bulk.BulkResult;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ETag;
import io.rollcall.gateway.scim.http.ScimAnswers;
import io.rollcall.scim.bulk.BulkOperation;
import io.rollcall.scim.bulk.BulkRequest;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimError;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A bulk response (RFC 7644 section 3.7): {@code response} is there where an operation failed. */
final class BulkAnswer {
    private BulkAnswer() {}

    static Response of(Caller caller, BulkRequest request, List<BulkResult> results) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(BulkRequest.RESPONSE_SCHEMA);
        ArrayNode operations = body.putArray("Operations");
        for (BulkResult result : results) {
            operations.add(operation(caller, request.operations().get(result.index()), result));
        }
        return ScimAnswers.ok(ScimJson.standard().writeText(body));
    }

    private static ObjectNode operation(Caller caller, BulkOperation operation, BulkResult result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        String path = result.path();
        if (path != null) {
            answer.put("location", caller.baseUrl() + path);
        }
        answer.put("method", operation.method());
        String bulkId = operation.bulkId();
        if (bulkId != null) {
            answer.put("bulkId", bulkId);
        }
        Long version = result.version();
        if (version != null) {
            answer.put("version", ETag.of(version));
        }
        answer.put("status", Integer.toString(result.status()));
        ScimError error = result.error();
        if (error != null) {
            answer.set("response", error.toJson());
        }
        return answer;
    }
}
