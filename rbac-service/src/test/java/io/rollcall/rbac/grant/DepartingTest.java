package io.rollcall.rbac.grant;

import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.testing.TestTokens;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One admin is let go in another service while another one is taken away here. */
@QuarkusTest
class DepartingTest extends RbacTest {

    private static final int TENANTS = 50;

    /** A tenant with two admins: one by the identity provider, one by hand. */
    private record Pair(String tenant, Published entitled, Published given) {

        static Pair of(String tenant) {
            return new Pair(tenant, Published.about(tenant), Published.about(tenant));
        }

        Api vendor() {
            return new Api(tenant, TestTokens.support());
        }

        ManualRoles manual() {
            return new ManualRoles(vendor());
        }

        void start() {
            TestTopics.publish(
                    entitled.directory(1, true), entitled.entitlement(1, true, "admin"), given.directory(1, true));
            eventually(() -> assertThat(vendor().roles(entitled.user())).containsExactly("admin"));
            eventually(() ->
                    assertThat(vendor().reason(given.user(), "ats.jobs:edit")).isEqualTo("NO_PERMISSION"));
            manual().mode("IDP_PLUS_MANUAL");
            manual().give(given, "admin", "{}").statusCode(200);
        }

        String departure(Published person, long entitlementVersion, boolean self) {
            return new Api(tenant, TestTokens.service())
                    .json()
                    .body("{\"entitlementVersion\":%d,\"self\":%b}".formatted(entitlementVersion, self))
                    .post("/api/v1/tenants/" + tenant + "/users/" + person.user() + "/departure")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("outcome");
        }

        boolean isTaken() {
            return manual().take(given, "admin").extract().statusCode() == 204;
        }

        long admins() {
            return Stream.of(entitled, given)
                    .filter(person -> vendor().roles(person.user()).contains("admin"))
                    .count();
        }
    }

    @Test
    void of_two_admins_who_are_taken_away_in_two_services_at_once_one_stays() {
        // Given
        List<Pair> pairs = IntStream.range(0, TENANTS)
                .mapToObj(i -> Pair.of(tenant + "-" + i))
                .toList();
        pairs.parallelStream().forEach(Pair::start);

        for (Pair pair : pairs) {
            // When
            var taken = CompletableFuture.supplyAsync(pair::isTaken);
            boolean granted = pair.departure(pair.entitled(), 1, false).equals("GRANTED");

            // Then
            assertThat(granted).isNotEqualTo(taken.join());
            if (granted) {
                TestTopics.publish(pair.entitled().entitlement(2, false));
            }
        }
        pairs.forEach(pair -> eventually(() -> assertThat(pair.admins()).isEqualTo(1)));
    }

    @Test
    void who_may_go_does_not_count_until_it_is_decided_otherwise() {
        // Given
        Pair pair = Pair.of(tenant);
        pair.start();
        assertThat(pair.departure(pair.entitled(), 1, false)).isEqualTo("GRANTED");
        assertThat(pair.departure(pair.entitled(), 1, false)).isEqualTo("GRANTED");
        pair.manual().take(pair.given(), "admin").statusCode(409).body("type", endsWith("last-admin"));
        assertThat(pair.departure(pair.given(), 0, false)).isEqualTo("LAST_ADMIN");

        // When
        TestTopics.publish(pair.entitled().entitlement(2, true, "admin", "standard"));

        // Then
        eventually(() -> assertThat(pair.vendor().roles(pair.entitled().user())).containsExactly("admin", "standard"));
        pair.manual().take(pair.given(), "admin").statusCode(204);
    }

    @Test
    void nobody_lets_themselves_go_as_an_admin_and_only_services_ask() {
        // Given
        Pair pair = Pair.of(tenant);
        pair.start();
        String path = "/users/" + pair.entitled().user() + "/departure";

        // When
        String outcome = pair.departure(pair.entitled(), 1, true);

        // Then
        assertThat(outcome).isEqualTo("SELF_DEMOTION");
        assertThat(pair.departure(Published.about(tenant), 0, true)).isEqualTo("GRANTED");
        pair.vendor().json().body("{}").post(path(path)).then().statusCode(403);
        new Api(tenant, TestTokens.service()).json().post(path(path)).then().statusCode(400);
    }
}
