package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.AccessTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.WorkClaim;
import io.rollcall.testing.TestTokens;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request under a key is carried out once, however often it is sent and whatever dies meanwhile. */
@QuarkusTest
@SampleService
class IdempotencyTest {

    private static final String TENANT = "acme";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Vertx vertx;

    @Inject
    LabelStore store;

    private final String key = UUID.randomUUID().toString();
    private final String label = "l" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aRepetitionGetsTheFirstAnswerAndDoesNothing() {
        // Given
        put("{\"name\":\"first\",\"times\":1}").then().statusCode(200).header("Idempotency-Replayed", nullValue());

        // When
        Response again = put("{\"name\":\"first\",\"times\":1}");

        // Then
        again.then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Idempotency-Replayed", "true")
                .body("name", equalTo("first"))
                .body("times", equalTo(1));
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void withoutAKeyItIsDoneAgain() {
        // Given
        put("{\"name\":\"first\",\"times\":1}");

        // When
        given().auth()
                .oauth2(TestTokens.support())
                .contentType(ContentType.JSON)
                .body("{\"name\":\"first\",\"times\":1}")
                .put(path());

        // Then
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        // Given
        put("{\"name\":\"first\",\"times\":1}");

        // When
        Response other = put("{\"name\":\"second\",\"times\":1}");

        // Then
        problem(other.then(), 422, "idempotency-key-reused");
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void callersDoNotShareTheirKeys() {
        // Given
        put("{\"name\":\"first\",\"times\":1}");

        // When
        Response other = as(TestTokens.admin(TENANT), "{\"name\":\"second\",\"times\":1}");

        // Then
        other.then().statusCode(200).body("name", equalTo("second"));
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void whatWasRefusedIsRefusedAgain() {
        // Given
        put("{\"name\":\"taken\",\"times\":1}");

        // When
        Response again = put("{\"name\":\"taken\",\"times\":1}");

        // Then
        again.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .header("Idempotency-Replayed", "true")
                .body("type", equalTo("urn:rollcall:problem:name-taken"));
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        // Given
        put("{\"name\":\"a\\u0000b\",\"times\":1}").then().statusCode(400);

        // When
        Response again = put("{\"name\":\"a\\u0000b\",\"times\":1}");

        // Then
        again.then().statusCode(400).header("Idempotency-Replayed", nullValue());
        assertThat(SampleDatabase.value(TENANT, "SELECT count(*) FROM idempotency_key WHERE key = ?", key))
                .isEqualTo("0");
    }

    @Test
    void ofManyAtTheSameTimeOneIsCarriedOut() throws InterruptedException {
        // Given
        Callable<Integer> request =
                () -> put("{\"name\":\"first\",\"times\":1}").statusCode();

        // When
        List<Integer> answers;
        try (var callers = Executors.newFixedThreadPool(8)) {
            answers = callers.invokeAll(Stream.generate(() -> request).limit(24).toList()).stream()
                    .map(IdempotencyTest::answer)
                    .toList();
        }

        // Then
        assertThat(answers).contains(200).isSubsetOf(200, 409);
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void aRequestThatDiedBeforeItWroteIsTakenOver() {
        // Given
        put("{\"name\":\"first\",\"times\":1}");
        SampleDatabase.asApp(
                TENANT,
                "UPDATE idempotency_key SET status = NULL, carried_out = false, claimed_at = now() - interval '2 minutes'"
                        + " WHERE key = '" + key + "'");

        // When
        Response again = put("{\"name\":\"first\",\"times\":1}");

        // Then
        again.then().statusCode(200).header("Idempotency-Replayed", nullValue());
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void aRequestThatWroteAndDiedIsNotDoneAgain() {
        // Given
        put("{\"name\":\"first\",\"times\":1}");
        forgetTheAnswer("2 minutes");

        // When
        Response again = put("{\"name\":\"first\",\"times\":1}");

        // Then
        problem(again.then(), 409, "idempotency-answer-unknown");
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void aRequestThatIsWorkedOnIsNotDoneAgain() {
        // Given
        put("{\"name\":\"first\",\"times\":1}");
        forgetTheAnswer("1 second");

        // When
        Response again = put("{\"name\":\"first\",\"times\":1}");

        // Then
        problem(again.then(), 409, "idempotency-key-in-use");
        assertThat(version()).isEqualTo("1");
    }

    @Test
    void whoWasTakenOverCommitsNothing() {
        // Given
        UUID lost = UUID.randomUUID();
        var request = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        Uni<Long> work = Uni.createFrom()
                .deferred(() ->
                        WorkClaim.within(lost, () -> store.name(new TenantId(TENANT), new RoleKey(label), "second")));

        // When
        assertThatThrownBy(() -> work.runSubscriptionOn(command -> request.runOnContext(ignored -> command.run()))
                        .await()
                        .atMost(PATIENCE))

                // Then
                .hasMessageContaining("taken it over");
        assertThat(version()).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\u00e4"})
    void aKeyThatIsNoneIsAProblem(String none) {
        // When
        Response answer = under(none, TestTokens.support(), "{\"name\":\"first\",\"times\":1}");

        // Then
        problem(answer.then(), 400, "bad-request");
    }

    @Test
    void aKeyThatIsTooLongIsAProblem() {
        // When
        Response answer = under("k".repeat(256), TestTokens.support(), "{\"name\":\"first\",\"times\":1}");

        // Then
        problem(answer.then(), 400, "bad-request");
    }

    private void forgetTheAnswer(String age) {
        SampleDatabase.asApp(
                TENANT,
                "UPDATE idempotency_key SET status = NULL, claimed_at = now() - interval '" + age + "' WHERE key = '"
                        + key + "'");
    }

    private Response put(String body) {
        return as(TestTokens.support(), body);
    }

    private Response as(String token, String body) {
        return under(key, token, body);
    }

    private Response under(String any, String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", any)
                .body(body)
                .put(path());
    }

    private String path() {
        return "/api/v1/tenants/" + TENANT + "/labels/" + label;
    }

    private String version() {
        return String.valueOf(SampleDatabase.value(TENANT, "SELECT version FROM label WHERE role = ?", label));
    }

    private static int answer(Future<Integer> status) {
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
