package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static io.rollcall.kit.sample.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.rollcall.testing.FaultProxy;
import io.rollcall.testing.TestTokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database's machine goes away without a word, and another one takes its place. */
@QuarkusTest
@SampleService
@QuarkusTestResource(
        value = ProxiedDatabase.class,
        initArgs = @ResourceArg(name = ProxiedDatabase.ANSWER_TIMEOUT, value = "2"),
        restrictToAnnotatedClass = true)
class SilentDatabaseTest {

    private static final String TENANT = "silent";

    /** Injected by {@link ProxiedDatabase}. */
    @Nullable
    FaultProxy injected;

    @Test
    @Timeout(60)
    void requestsAndTheRelayFindTheirWayToTheOtherOne() {
        // Given
        assertThat(put("before")).isEqualTo(200);
        eventually(() -> assertThat(seen("before")).isEqualTo("before"));

        // When
        Objects.requireNonNull(injected).fallSilent();

        // Then
        eventually(() -> assertThat(put("after")).isEqualTo(200));
        eventually(() -> assertThat(seen("after")).isEqualTo("after"));
    }

    private static int put(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.support())
                .contentType(ContentType.JSON)
                .body("{\"name\":\"" + role + "\",\"times\":1}")
                .put("/api/v1/tenants/" + TENANT + "/labels/" + role)
                .statusCode();
    }

    private static @Nullable String seen(String role) {
        return SampleDatabase.value(TENANT, "SELECT name FROM seen WHERE role = ?", role);
    }
}
