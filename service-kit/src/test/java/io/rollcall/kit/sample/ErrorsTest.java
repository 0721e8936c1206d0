package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.AccessTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rollcall.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SampleService
class ErrorsTest {

    private static final String LABELS = "/api/v1/tenants/acme/labels/";
    private static final String NUL_NAME = "{\"name\":\"a\\u0000b\",\"times\":1}";
    private static final String NUL_TEXT = "{\"text\":\"a\\u0000b\"}";

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":\"a\",\"times\":1} more", "{\"name\":\"a\",\"name\":\"b\",\"times\":1}"})
    void aBodyThatIsNoJsonIsLocated(String body) {
        problem(put(body), 400, "malformed-json").body("detail", containsString("line 1, column"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"times\":\"1\"}|/times",
                "{\"name\":\"a\",\"times\":1.5}|/times",
                "{\"name\":\"a\",\"times\":null}|/times",
                "{\"name\":[],\"times\":1}|/name",
                "{\"name\":\"a\",\"times\":1,\"tims\":1}|/tims"
            })
    void aMemberThatDoesNotFitIsNamed(String body, String pointer) {
        problem(put(body), 400, "invalid-body").body("pointer", equalTo(pointer));
    }

    @Test
    void aRuleOfTheModelIsExplained() {
        problem(put("{\"name\":\" \",\"times\":1}"), 400, "invalid-body")
                .body("detail", containsString("a name is not blank"));
    }

    @Test
    void aMissingMemberIsNamed() {
        problem(put("{\"times\":1}"), 400, "invalid-body")
                .body("pointer", equalTo("/name"))
                .body("detail", containsString("missing"));
    }

    @Test
    void aMemberThatMayNotBeNullIsNamed() {
        problem(put("{\"name\":null,\"times\":1}"), 400, "invalid-body").body("pointer", equalTo("/name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void anEmptyBodyIsRefused(String body) {
        problem(put(body), 400, "empty-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "true"})
    void anotherKindOfJsonIsRefused(String body) {
        problem(put(body), 400, "invalid-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/api/v1/tenants/acme/nothing", "/q/nothing"})
    void anUnknownPathIsNotFound(String path) {
        problem(support().get(path).then(), 404, "not-found");
    }

    @Test
    void anUnknownMethodIsNamed() {
        problem(support().delete(LABELS + "x").then(), 405, "method-not-allowed");
    }

    @Test
    void anAnswerInAnotherTypeIsRefused() {
        problem(support().accept("text/csv").get(LABELS + "x").then(), 406, "not-acceptable");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        problem(
                support()
                        .contentType("application/xml")
                        .body("<a/>")
                        .put(LABELS + "x")
                        .then(),
                415,
                "unsupported-media-type");
    }

    /** The constructor of a record that has but one text could take it. */
    @Test
    void aTextIsNotTakenForARecord() {
        problem(
                support()
                        .contentType("text/plain")
                        .body("x")
                        .put("/api/v1/tenants/acme/notes/01890a5d-ac96-774b-bcce-b302099a8057")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        String large = "{\"name\":\"" + "x".repeat(1_100_000) + "\",\"times\":1}";
        problem(put(large), 413, "too-large");
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsLimitedToo() throws IOException, InterruptedException {
        // Given
        byte[] large = ("{\"name\":\"" + "x".repeat(1_100_000) + "\",\"times\":1}").getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + LABELS + "x"))
                .header("Authorization", "Bearer " + TestTokens.support())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            // When
            HttpResponse<String> answer = client.send(chunked, HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:rollcall:problem:too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"by-id/no-uuid", "by-id/01890a5d-ac96-774b-bcce-b302099a8057?limit=many"})
    void aParameterOfTheWrongFormIsABadRequest(String path) {
        problem(support().get(LABELS + path).then(), 400, "bad-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels/nul", "notes/01890a5d-ac96-774b-bcce-b302099a8057"})
    void aCharacterThatTheDatabaseDoesNotKeepIsABadRequest(String path) {
        problem(
                support()
                        .contentType(ContentType.JSON)
                        .body(path.startsWith("labels") ? NUL_NAME : NUL_TEXT)
                        .put("/api/v1/tenants/acme/" + path)
                        .then(),
                400,
                "invalid-text");
    }

    @Test
    void ourOwnFaultIsHidden() {
        String body = problem(support().get(LABELS + "broken").then(), 500, "internal-error")
                .extract()
                .asString();
        assertThat(body).doesNotContain("secret", "IllegalState", "at io.");
    }

    @Test
    void aHarmlessRequestIdIsKept() {
        problem(
                        support()
                                .header("X-Request-Id", "from-the-client-1")
                                .get("/nowhere")
                                .then(),
                        404,
                        "not-found")
                .header("X-Request-Id", equalTo("from-the-client-1"))
                .body("requestId", equalTo("from-the-client-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with spaces in it", "quote\"quote\"quote"})
    void anotherRequestIdIsReplaced(String offered) {
        problem(support().header("X-Request-Id", offered).get("/nowhere").then(), 404, "not-found")
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    private static ValidatableResponse put(String body) {
        return support()
                .contentType(ContentType.JSON)
                .body(body)
                .put(LABELS + "x")
                .then();
    }

    private static RequestSpecification support() {
        return given().header("Authorization", "Bearer " + TestTokens.support());
    }
}
