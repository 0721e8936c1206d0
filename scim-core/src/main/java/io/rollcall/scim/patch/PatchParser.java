package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.dialect.Leniency;
import io.rollcall.scim.json.Members;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.ResourceType;
import org.jspecify.annotations.Nullable;

/** Reads the envelope of a PATCH body: operations, their op, path and value. */
final class PatchParser {
    private final ResourceType type;
    private final Dialect dialect;
    private final boolean loose;
    private final int maxOperations;

    PatchParser(ResourceType type, Dialect dialect, int maxOperations) {
        this.type = type;
        this.dialect = dialect;
        this.maxOperations = maxOperations;
        this.loose = dialect.allows(Leniency.LOOSE_PATCH_BODY);
    }

    PatchRequest parse(ObjectNode body) {
        checkSchemas(body);
        JsonNode operations = operations(body);
        OperationReader reader = new OperationReader(type, dialect);
        if (operations.isObject()) {
            read(operations, reader, 0);
        }
        int index = 0;
        for (JsonNode operation : operations.isArray() ? operations : body.arrayNode()) {
            read(operation, reader, index++);
        }
        return new PatchRequest(type, dialect, reader.collected());
    }

    private void checkSchemas(ObjectNode body) {
        if (!loose && !Members.listsSchema(body, PatchRequest.SCHEMA)) {
            throw syntax("A PATCH body must list " + PatchRequest.SCHEMA + " in 'schemas'.");
        }
    }

    private JsonNode operations(ObjectNode body) {
        JsonNode operations = member(body, "Operations");
        boolean single = loose && operations != null && operations.isObject();
        if (operations == null || !(operations.isArray() || single) || (operations.isEmpty() && !loose)) {
            throw syntax("A PATCH body needs 'Operations', a list of {\"op\", \"path\", \"value\"}.");
        }
        if (operations.isArray() && operations.size() > maxOperations) {
            throw ScimException.badRequest(
                    ScimType.INVALID_VALUE,
                    "One PATCH can have " + maxOperations + " operations at most. Split the request.");
        }
        return operations;
    }

    private void read(JsonNode operation, OperationReader reader, int index) {
        try {
            if (!operation.isObject()) {
                throw syntax("an operation is an object {\"op\", \"path\", \"value\"}");
            }
            reader.read(verb(member(operation, "op")), path(member(operation, "path")), member(operation, "value"));
        } catch (ScimException e) {
            throw e.at("Operations[" + index + "]");
        }
    }

    private Verb verb(@Nullable JsonNode op) {
        Verb verb = op == null ? null : Verb.of(op.asText(), loose);
        if (verb == null) {
            throw syntax("'op' must be add, replace or remove");
        }
        return verb;
    }

    private static @Nullable String path(@Nullable JsonNode path) {
        if (path == null || path.isNull()) {
            return null;
        }
        if (!path.isTextual()) {
            throw ScimException.badRequest(ScimType.INVALID_PATH, "'path' must be text, such as \"name.givenName\".");
        }
        return path.textValue().isBlank() ? null : path.textValue();
    }

    private @Nullable JsonNode member(JsonNode object, String name) {
        return loose ? Members.named(object, name) : object.get(name);
    }

    private static ScimException syntax(String detail) {
        return ScimException.badRequest(ScimType.INVALID_SYNTAX, detail);
    }
}
