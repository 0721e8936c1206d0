package io.rollcall.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.json.Members;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bulk requests. */
final class BulkParser {
    private final boolean loose;

    BulkParser(Dialect dialect) {
        this.loose = dialect.allows(Leniency.LOOSE_PATCH_BODY);
    }

    BulkRequest parse(ObjectNode body, int maxOperations) {
        checkSchemas(body);
        JsonNode operations = member(body, "Operations");
        if (operations == null || !operations.isArray()) {
            throw syntax("A bulk request needs 'Operations', a list of {\"method\", \"path\", \"bulkId\", \"data\"}.");
        }
        if (operations.size() > maxOperations) {
            throw new ScimException(ScimError.of(
                    413,
                    "The bulk request has " + operations.size() + " operations, which exceeds maxOperations ("
                            + maxOperations + "). Split the request."));
        }
        List<BulkOperation> read = new ArrayList<>(operations.size());
        Set<String> bulkIds = new HashSet<>();
        for (JsonNode operation : operations) {
            BulkOperation next = operation(operation);
            if (next.bulkId() != null && !bulkIds.add(next.bulkId())) {
                throw ScimException.badRequest(
                        ScimType.INVALID_VALUE, "Two operations have the bulkId '" + next.bulkId() + "'.");
            }
            read.add(next);
        }
        return new BulkRequest(failOnErrors(body), read);
    }

    private void checkSchemas(ObjectNode body) {
        if (!loose && !Members.listsSchema(body, BulkRequest.SCHEMA)) {
            throw syntax("A bulk request must list " + BulkRequest.SCHEMA + " in 'schemas'.");
        }
    }

    private int failOnErrors(ObjectNode body) {
        JsonNode value = member(body, "failOnErrors");
        if (value == null || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw syntax("'failOnErrors' must be a whole number that is not negative.");
        }
        return value.intValue();
    }

    private BulkOperation operation(JsonNode operation) {
        String method = text(operation, "method");
        String bulkId = text(operation, "bulkId");
        try {
            if (!operation.isObject()) {
                throw syntax("An operation is an object {\"method\", \"path\", \"bulkId\", \"data\"}.");
            }
            return valid(operation, method, bulkId == null || bulkId.isBlank() ? null : bulkId);
        } catch (ScimException e) {
            return new BulkOperation.Invalid(method == null ? "" : method, bulkId, e);
        }
    }

    private BulkOperation valid(JsonNode operation, @Nullable String method, @Nullable String bulkId) {
        BulkMethod verb = verb(method);
        String path = path(operation);
        int slash = path.indexOf('/', 1);
        String target = slash < 0 || slash == path.length() - 1 ? null : path.substring(slash + 1);
        String endpoint = slash < 0 ? path : path.substring(0, slash);
        if ((verb == BulkMethod.POST) != (target == null) || (target != null && target.indexOf('/') >= 0)) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE,
                    verb == BulkMethod.POST
                            ? "The 'path' of a POST is that of a type, such as \"/Users\"."
                            : "The 'path' of a " + verb + " is that of a resource, such as \"/Users/{id}\".");
        }
        if (verb == BulkMethod.POST && bulkId == null) {
            throw ScimException.badRequest(ScimType.INVALID_VALUE, "A POST needs a 'bulkId'.");
        }
        return new BulkOperation.Valid(
                verb, bulkId, text(operation, "version"), endpoint, target, data(operation, verb));
    }

    private BulkMethod verb(@Nullable String method) {
        for (BulkMethod verb : BulkMethod.values()) {
            if (method != null
                    && (loose
                            ? verb.name().equalsIgnoreCase(method)
                            : verb.name().equals(method))) {
                return verb;
            }
        }
        throw syntax("'method' must be POST, PUT, PATCH or DELETE.");
    }

    /** With a slash in front, without a query. */
    private String path(JsonNode operation) {
        String path = text(operation, "path");
        if (path == null || path.isBlank()) {
            throw ScimException.badRequest(ScimType.INVALID_VALUE, "'path' is missing.");
        }
        int query = path.indexOf('?');
        String plain = (query < 0 ? path : path.substring(0, query)).strip();
        return plain.startsWith("/") ? plain : "/" + plain;
    }

    private ObjectNode data(JsonNode operation, BulkMethod verb) {
        JsonNode data = member(operation, "data");
        if (verb == BulkMethod.DELETE) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(data instanceof ObjectNode object)) {
            throw syntax("'data' must be the body that a " + verb + " has, an object.");
        }
        return object;
    }

    private @Nullable String text(JsonNode object, String name) {
        JsonNode value = member(object, name);
        return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
    }

    private @Nullable JsonNode member(JsonNode object, String name) {
        return loose ? Members.named(object, name) : object.get(name);
    }

    private static ScimException syntax(String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, detail);
    }
}
