package io.rollcall.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** What the gateway answered. */
public record Answer(String request, HttpResponse<String> response) {
    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return Json.read(response.body());
    }

    public String id() {
        return json().path("id").asText();
    }

    /** Fails with request and answer unless the status is this one. */
    public Answer expect(int status) {
        assertThat(status()).as("%s%n%s", request, response.body()).isEqualTo(status);
        return this;
    }

    /** A SCIM error as RFC 7644 section 3.12 wants it. */
    public Answer expectError(int status, String scimType) {
        expect(status);
        assertThat(header("Content-Type")).as(request).isEqualTo("application/scim+json");
        assertThat(json().path("schemas").path(0).asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(json().path("status").textValue()).isEqualTo(Integer.toString(status));
        assertThat(json().path("detail").asText()).isNotBlank();
        assertThat(json().path("scimType").asText()).as(request).isEqualTo(scimType);
        return this;
    }
}
