package io.rollcall.testing.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The answer to one SCIM request.
 *
 * @param request method and path, for messages
 * @param body the JSON body; missing when the answer had none
 * @param challenge the WWW-Authenticate header, empty when there was none
 */
public record ScimAnswer(String request, int status, JsonNode body, String challenge) {

    /** This answer, if it has one of the statuses. */
    public ScimAnswer expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new UnexpectedAnswerException(this);
    }

    /** The {@code id} of the resource in the body. */
    String id() {
        return body.required("id").asText();
    }

    ObjectNode resource() {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new UnexpectedAnswerException(this);
    }

    /** The first resource of a list. */
    Optional<JsonNode> first() {
        return Optional.ofNullable(body.required("Resources").get(0));
    }
}
