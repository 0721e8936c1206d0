package io.rollcall.kit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no access token of the realm is refused here: a stranger must not cause a request to the realm each time. */
@QuarkusTest
@SampleService
@QuarkusTestResource(value = Realm.class, restrictToAnnotatedClass = true)
class StrangersTokenTest {

    private static final String LABEL = "/api/v1/tenants/acme/labels/stranger";

    @Test
    void tokensOfTheRealmAreTakenByItsKeys() {
        assertThat(status(TestTokens.support())).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "an.unreadable.token", "{\"alg\":\"RS256\",\"kid\":\"unknown\"}"})
    void theRealmIsNotAskedAboutATokenThatItDidNotSign(String start) {
        // Given
        String token =
                start.startsWith("{") ? encoded(start) + TestTokens.support().replaceFirst("[^.]*", "") : start;

        // When
        int status = status(token);

        // Then
        assertThat(status).isEqualTo(401);
        assertThat(given().get(realm() + Realm.ASKED).asString()).isEqualTo("0");
    }

    private static String realm() {
        return ConfigProvider.getConfig().getValue(Realm.URL, String.class);
    }

    private static String encoded(String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token).get(LABEL).statusCode();
    }
}
