package io.rollcall.scim.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An error response (RFC 7644 section 3.12). The detail is read by the IT admin of a customer: it says what was wrong,
 * where, and what to send instead, and never quotes a password or token.
 */
public record ScimError(int status, @Nullable ScimType scimType, String detail) {
    public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    public static ScimError badRequest(ScimType type, String detail) {
        return new ScimError(400, type, detail);
    }

    public static ScimError notFound(String detail) {
        return new ScimError(404, null, detail);
    }

    /** 409 with scimType uniqueness. */
    public static ScimError conflict(String detail) {
        return new ScimError(409, ScimType.UNIQUENESS, detail);
    }

    public static ScimError of(int status, String detail) {
        return new ScimError(status, null, detail);
    }

    /** The body; {@code status} is a JSON string, as RFC 7644 asks. */
    public ObjectNode toJson() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(status));
        if (scimType != null) {
            body.put("scimType", scimType.keyword());
        }
        body.put("detail", detail);
        return body;
    }
}
