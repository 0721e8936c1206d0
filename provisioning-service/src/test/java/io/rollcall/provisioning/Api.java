package io.rollcall.provisioning;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The admin API as a client uses it. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Api() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static RequestSpecification asSupport() {
        return as(TestTokens.support());
    }

    public static void tenant(String id) {
        asSupport()
                .body("{\"name\":\"" + id + "\"}")
                .put("/api/v1/tenants/" + id)
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse assign(String tenant, String body) {
        return asSupport()
                .body(body)
                .put("/api/v1/tenants/" + tenant + "/assignments")
                .then();
    }

    public static ValidatableResponse member(String tenant, Object id) {
        return asSupport().get("/api/v1/tenants/" + tenant + "/members/" + id).then();
    }

    /** One field of a member; null as long as the member or the field is not there. */
    public static @Nullable Object seen(String tenant, Object id, String path) {
        return asSupport()
                .get("/api/v1/tenants/" + tenant + "/members/" + id)
                .jsonPath()
                .get(path);
    }

    /** Repeats an assertion until it holds. */
    public static void eventually(ThrowingCallable assertion) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
