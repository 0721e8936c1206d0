package io.rollcall.gateway.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.scim.json.ScimJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveMentionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'active', 'value': true}",
                "{'op': 'Replace', 'Path': 'Active', 'Value': 'True'}",
                "{'op': 'add', 'value': {'active': true, 'title': 'Boss'}}",
                "{'op': 'replace', 'value': {'active': 'TRUE'}}",
                "{'op': 'replace', 'path': 'title', 'value': 'active'}",
                "{'op': 'replace', 'path': 'interactive', 'value': false}"
            })
    void a_patch_that_deactivates_nobody_does_not_ask(String operation) {
        // When
        boolean asks = ActiveMention.inPatch(patch(operation));

        // Then
        assertThat(asks).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'replace', 'path': 'active', 'value': false}",
                "{'op': 'Replace', 'path': 'active', 'value': 'False'}",
                "{'op': 'replace', 'path': 'urn:ietf:params:scim:schemas:core:2.0:User:active', 'value': false}",
                "{'op': 'remove', 'path': 'active'}",
                "{'op': 'replace', 'value': {'title': 'Boss', 'active': 'false'}}"
            })
    void a_patch_that_may_deactivate_asks(String operation) {
        // When
        boolean asks = ActiveMention.inPatch(patch(operation));

        // Then
        assertThat(asks).isTrue();
    }

    private static JsonNode patch(String operation) {
        return ScimJson.standard().readObject("{\"Operations\": [" + operation.replace('\'', '"') + "]}");
    }
}
