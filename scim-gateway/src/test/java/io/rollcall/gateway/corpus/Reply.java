package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.gateway.testing.Json;
import java.util.Map;

/** The answer to one request; names of headers are in lower case. */
record Reply(String request, int status, Map<String, String> headers, String body) {
    JsonNode json() {
        return Json.read(body);
    }

    String id() {
        return json().path("id").asText();
    }

    Reply expect(int wanted) {
        assertThat(status).as("%s%n%s", request, body).isEqualTo(wanted);
        return this;
    }
}
