package io.rollcall.gateway.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction(1_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userName\":\"a\",\"password\":\"CANARY\"}",
                "{\"PassWord\":\"CANARY\"}",
                "{\"passw\\u006frd\":\"CANARY\"}",
                "{\"urn:ietf:params:scim:schemas:core:2.0:User:password\":\"CANARY\"}",
                "{\"Operations\":[{\"op\":\"replace\",\"value\":\"CANARY\",\"path\":\"password\"}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"urn:x:User:Password\",\"VALUE\":{\"x\":\"CANARY\"}}]}",
                "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"password\":\"CANARY\"}}]}",
                "{\"access_token\":\"CANARY\",\"a\":[{\"clientSecret\":[\"CANARY\"]}]}",
                "{\"userName\":\"a\",\"password\":\"CANARY\"",
                "grant_type=client_credentials&client_secret=CANARY",
                "\"password CANARY\""
            })
    void a_secret_is_never_kept(String body) {
        assertThat(redact(body)).doesNotContain("CANARY");
    }

    @Test
    void the_rest_of_a_body_with_a_secret_is_kept() {
        assertThat(redact("{\"userName\":\"ada\",\"password\":\"x\"}"))
                .isEqualTo("{\"userName\":\"ada\",\"password\":\"***\"}");
    }

    @Test
    void a_body_without_a_secret_is_kept_as_it_was_sent() {
        String body = "{ \"userName\" : \"ada\",  \"broken\": ";

        assertThat(redact(body)).isEqualTo(body);
    }

    @Test
    void a_long_body_is_cut_and_says_so() {
        String kept = redact("{\"title\":\"" + "x".repeat(2_000) + "\"}");

        assertThat(kept).hasSizeLessThan(1_100).endsWith("(the first 1000 of 2012 bytes)");
    }

    @Test
    void a_long_body_with_a_secret_behind_the_cut_is_not_kept() {
        String kept = redact("[{\"value\":\"CANARY\",\"x\":\"" + "x".repeat(2_000) + "\",\"path\":\"password\"}]");

        assertThat(kept).doesNotContain("CANARY");
    }

    @Test
    void characters_that_the_database_does_not_take_are_left_out() {
        assertThat(redact("a\0b")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?filter=password eq \"CANARY\"",
                "/Users?filter=passw%6Frd+eq+CANARY",
                "/x?token=CANARY",
                "/x?%zz=CANARY"
            })
    void a_query_with_a_secret_is_not_kept(String path) {
        assertThat(Redaction.path(path)).doesNotContain("CANARY").endsWith("?***");
    }

    @Test
    void other_queries_are_kept() {
        assertThat(Redaction.path("/Users?filter=userName%20eq%20%22a%22"))
                .isEqualTo("/Users?filter=userName%20eq%20%22a%22");
    }

    private String redact(String body) {
        return redaction.body(body.getBytes(StandardCharsets.UTF_8));
    }
}
