package io.rollcall.gateway.discovery;

import static io.rollcall.gateway.testing.Gateway.directory;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a client sends, it is told what is wrong with it: never a 500, always a SCIM body. */
@QuarkusTest
@GatewayTest
class HostileInputTest {
    private static final String LONG = "x".repeat(5000);

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "\"text\"",
            "{",
            "{}",
            "{}{}",
            "{\"userName\":null}",
            "{\"userName\":\"\"}",
            "{\"userName\":{}}",
            "{\"userName\":[]}",
            "{\"userName\":\"a\\u0000b\"}",
            "{\"userName\":\"\\ud800\"}",
            "{\"userName\":\"" + LONG + "\"}",
            "{\"userName\":\"a\",\"externalId\":\"" + LONG + "\"}",
            "{\"userName\":\"a\",\"displayName\":\"" + LONG + "\"}",
            "{\"displayName\":\"" + LONG + "\"}",
            "{\"userName\":\"a\",\"emails\":[{\"value\":\"" + LONG + "\"}]}",
            "{\"userName\":\"a\",\"emails\":\"x\"}",
            "{\"userName\":\"a\",\"emails\":[[[]]]}",
            "{\"userName\":\"a\",\"emails\":[1,true,null]}",
            "{\"userName\":\"a\",\"active\":\"maybe\"}",
            "{\"userName\":\"a\",\"name\":\"x\"}",
            "{\"userName\":\"a\",\"name\":{\"givenName\":{\"x\":1}}}",
            "{\"userName\":\"a\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}",
            "{\"userName\":1e999999999}",
            "{\"displayName\":\"g\",\"members\":\"x\"}",
            "{\"displayName\":\"g\",\"members\":[{}]}",
            "{\"displayName\":\"g\",\"members\":[{\"value\":\"x\"}]}",
            "{\"displayName\":\"g\",\"members\":{\"value\":null}}",
            "{\"Operations\":null}",
            "{\"Operations\":\"x\"}",
            "{\"Operations\":[null]}",
            "{\"Operations\":[{}]}",
            "{\"Operations\":[{\"op\":\"add\"}]}",
            "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\"}]}",
            "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":7}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"members[\",\"value\":7}]}",
            "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"x\\\"].display\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":{\"a\":1}}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"" + LONG + "\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"" + LONG + "\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"" + LONG
                    + "\"}]}",
            "{\"Operations\":[{\"op\":\"replace\",\"path\":\"" + LONG + "\",\"value\":1}]}",
            "{\"filter\":\"userName eq \",\"count\":\"x\"}",
            "{\"filter\":7,\"attributes\":7,\"startIndex\":\"x\"}",
            "{\"startIndex\":99999999999999999999}");

    private static final List<String> QUERIES = List.of(
            "filter=",
            "filter=userName",
            "filter=%00",
            "filter=userName%20eq%20%22%00%22",
            "filter=displayName%20co%20%22%00%22",
            "filter=" + "(".repeat(3000),
            "filter=" + "not%20(".repeat(500),
            "filter=id%20eq%20%22x%22",
            "filter=id%20gt%207",
            "filter=active%20gt%20true",
            "filter=meta.created%20eq%20%22yesterday%22",
            "filter=meta.created%20gt%20%22%2B999999999-01-01T00:00:00Z%22",
            "filter=meta.created%20lt%20%22-5000-01-01T00:00:00Z%22",
            "filter=meta.created%20lt%20%220000-01-01T00:00:00Z%22",
            "filter=meta.created%20lt%20%222026-01-01T00:00:00%2B18:00%22",
            "filter=meta.lastModified%20gt%20%22-999999-01-01T00:00:00Z%22",
            "filter=groups%5Bvalue%20ne%20%22x%22%5D",
            "filter=members.display%20eq%20%22x%22",
            "filter=x509Certificates.value%20eq%20%22x%22",
            "filter=password%20eq%20%22x%22",
            "startIndex=x",
            "startIndex=99999999999999999999&count=99999999999999999999",
            "startIndex=2147483647",
            "count=-99999999999",
            "count=1.5",
            "attributes=&excludedAttributes=",
            "attributes=%00,,..,[],urn:",
            "sortBy=%00&sortOrder=sideways",
            "cursor=x",
            "=&=&&");

    @Test
    void no_request_is_answered_with_a_fault_of_the_server() {
        // Given
        ScimClient client = directory("hostile", "okta");
        String user =
                client.post("/Users", "{\"userName\":\"victim\"}").expect(201).id();
        String group = client.post("/Groups", "{\"displayName\":\"victims\"}")
                .expect(201)
                .id();
        List<Answer> answers = new ArrayList<>();

        // When
        for (String body : BODIES) {
            for (String path : List.of("/Users", "/Groups", "/Users/.search", "/Groups/.search")) {
                answers.add(client.post(path, body));
            }
            for (String path : List.of("/Users/" + user, "/Groups/" + group)) {
                answers.add(client.put(path, body));
                answers.add(client.patch(path, body));
            }
        }
        for (String query : QUERIES) {
            answers.add(raw(client, "/Users?" + query));
            answers.add(raw(client, "/Groups?" + query));
            answers.add(raw(client, "/Users/" + user + "?" + query));
        }
        for (String path : List.of(
                "/Users/%00", "/Users/..", "/Users//", "/Users/" + user + "/x", "/users", "/Groups/%2e%2e", "//")) {
            answers.add(raw(client, path));
        }
        answers.add(client.send("PATCH", "/Users/" + user, "{}", Map.of("If-Match", "W/\"" + LONG)));
        answers.add(client.send("POST", "/Users", "{}", Map.of("Content-Type", "application/xml")));
        answers.add(client.send("POST", "/Users", "{}", Map.of("Content-Type", "nonsense")));
        answers.add(client.send("GET", "/Users", null, Map.of("Accept", "text/html")));
        answers.add(client.send("TRACE", "/Users", null, Map.of()));

        // Then
        for (Answer answer : answers) {
            assertThat(answer.status()).as(answer.request()).isLessThan(500);
            if (answer.status() >= 400) {
                answer.expectError(
                        answer.status(), answer.json().path("scimType").asText());
            }
        }
        client.get("/Users/" + user).expect(200);
    }

    @Test
    void a_query_that_cannot_be_decoded_is_400() {
        ScimClient client = directory("hostile", "okta");

        for (String path : List.of("/Users?%zz=1", "/Users?filter=%zz", "/Users/%zz", "/Nothing?x=%", "/Users?a|b")) {
            String detail =
                    raw(client, path).expectError(400, "").json().path("detail").asText();
            assertThat(detail).as(path).contains("%-encoded");
        }
    }

    @Test
    void a_body_over_the_limit_is_413() {
        ScimClient client = directory("hostile", "okta");
        String body = "{\"userName\":\"a\",\"title\":\"" + "x".repeat(9_000_000) + "\"}";

        client.post("/Users", body).expectError(413, "");
        String title = "x".repeat(400_000);
        client.post("/Users", "{\"userName\":\"a\",\"title\":\"" + title + "\"}")
                .expectError(413, "");
        String user = client.post("/Users", "{\"userName\":\"b\"}").expect(201).id();
        client.patch("/Users/" + user, "{\"Operations\":[{\"op\":\"add\",\"value\":{\"title\":\"" + title + "\"}}]}")
                .expectError(413, "");
    }

    /** HTTP/1 has the URI in its first line, HTTP/2 in a header. */
    @ParameterizedTest
    @EnumSource(
            value = HttpClient.Version.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void a_long_filter_is_read_however_it_is_encoded(HttpClient.Version version) {
        // Given
        ScimClient client = directory("hostile", "okta");
        String filter = "userName eq \"" + "ü".repeat(4000) + "\" or displayName eq \"" + "é".repeat(1000) + "\"";

        // When
        Answer answer = get(client, "/Users?filter=" + ScimClient.encode(filter), version);

        // Then
        assertThat(answer.response().version()).isEqualTo(version);
        assertThat(answer.expect(200).json().path("totalResults").asInt()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpClient.Version.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void a_uri_over_the_limit_is_414(HttpClient.Version version) {
        // Given
        ScimClient client = directory("hostile", "okta");

        // When
        Answer answer = get(client, "/Users?filter=" + "x".repeat(100_000), version);

        // Then
        assertThat(answer.response().version()).isEqualTo(version);
        answer.expectError(414, "");
    }

    /** The connection speaks HTTP/2 after the first request if it is offered. */
    private static Answer get(ScimClient client, String path, HttpClient.Version version) {
        try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder().header("Authorization", "Bearer " + client.token());
            http.send(request.uri(URI.create(client.baseUrl() + "/Schemas")).build(), BodyHandlers.discarding());
            return new Answer(
                    "GET " + path.length(),
                    http.send(request.uri(URI.create(client.baseUrl() + path)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As it stands, also what java.net.URI would not take. */
    private static Answer raw(ScimClient client, String path) {
        return RawHttp.get(client, path);
    }
}
