package io.rollcall.gateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.DirectoryUserCreated;
import io.rollcall.events.LocalUserState;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.testing.Answer;
import io.rollcall.gateway.testing.Events;
import io.rollcall.gateway.testing.Gateway;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A directory that creates somebody whom provisioning-service knows already gives them the id that they have. */
@QuarkusTest
@GatewayTest
class LocalPeopleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:15:27.318Z");

    private final TenantId tenant = new TenantId("local-" + Ids.next());
    private final UserId ann = new UserId(Ids.next());

    @Test
    void the_first_directory_that_creates_the_person_takes_over_their_id() {
        // Given
        ScimClient okta = Gateway.directory(tenant.value(), "okta");
        publish(1, true);
        awaitHeard(1);
        assertThat(okta.find("Users", "userName eq \"ann@acme.example\"")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();

        try (Events events = Events.open()) {
            // When
            Answer created = okta.post("/Users", person("Ann@ACME.example")).expect(201);

            // Then
            assertThat(created.id()).isEqualTo(ann.toString());
            var told = events.of(directory(okta)).stream()
                    .map(events::decode)
                    .flatMap(it -> it instanceof DirectoryUserCreated fact ? Stream.of(fact) : Stream.empty())
                    .toList();
            assertThat(told).singleElement().satisfies(it -> {
                assertThat(it.user().id()).isEqualTo(ann);
                assertThat(it.version()).isEqualTo(2);
                assertThat(it.returned()).isFalse();
            });
        }
    }

    @Test
    void a_directory_that_is_new_knows_them_too_and_only_one_gets_the_id() {
        // Given
        ScimClient first = Gateway.directory(tenant.value(), "okta");
        publish(1, true);
        awaitHeard(1);
        ScimClient second = Gateway.directory(tenant.value(), "entra");

        // When
        List<String> ids = Stream.of(first, second)
                .map(it -> CompletableFuture.supplyAsync(() -> it.post("/Users", person("ann@acme.example"))
                        .expect(201)
                        .id()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(ids).contains(ann.toString()).doesNotHaveDuplicates();
    }

    @Test
    void who_may_not_be_claimed_any_more_is_somebody_else() {
        // Given
        ScimClient okta = Gateway.directory(tenant.value(), "okta");
        publish(1, true);
        publish(2, false);
        publish(1, true);
        awaitHeard(2);

        // When
        Answer created = okta.post("/Users", person("ann@acme.example")).expect(201);

        // Then
        assertThat(created.id()).isNotEqualTo(ann.toString());
    }

    @Test
    void whose_deletion_is_held_stays_until_somebody_decides() {
        // Given
        ScimClient okta = Gateway.directory(tenant.value(), "okta");
        publish(1, true);
        awaitHeard(1);
        okta.post("/Users", person("ann@acme.example")).expect(201);
        Gateway.support()
                .body(Map.of("people", 0, "percent", 0))
                .put(Gateway.directories(tenant.value()) + "/" + directory(okta) + "/guard")
                .then()
                .statusCode(200);
        okta.delete("/Users/" + ann).expect(204);

        // When
        publish(2, false);
        awaitHeard(2);

        // Then
        String holds = "/api/v1/tenants/" + tenant + "/holds";
        String hold = Gateway.support().get(holds).path("items[0].id");
        Gateway.support().get(holds + "/" + hold + "/people").then().body("items.id", contains(ann.toString()));
    }

    @Test
    void somebody_else_of_another_address_keeps_their_own_id() {
        // Given
        ScimClient okta = Gateway.directory(tenant.value(), "okta");
        publish(1, true);
        awaitHeard(1);

        // When
        Answer created = okta.post("/Users", person("bea@acme.example")).expect(201);

        // Then
        assertThat(created.id()).isNotEqualTo(ann.toString());
    }

    private void publish(long version, boolean present) {
        @Nullable String address = present ? "ann@acme.example" : null;
        TestTopics.publish(new LocalUserState(NOW, tenant, ann, version, present, null, address, address));
    }

    private void awaitHeard(long version) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (heard() < version) {
            assertThat(System.nanoTime()).as("the announcement is not heard").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private long heard() {
        try (var app = DriverManager.getConnection(
                        "jdbc:postgresql://%s:%s/%s".formatted(setting("host"), setting("port"), setting("name")),
                        setting("app.username"),
                        setting("app.password"));
                var statement = app.createStatement()) {
            statement.execute("SET rollcall.tenant = '" + tenant + "'");
            var rows = statement.executeQuery("SELECT coalesce(max(version), 0) FROM local_people");
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue("rollcall.database." + name, String.class);
    }

    private static String directory(ScimClient client) {
        return client.baseUrl().substring(client.baseUrl().lastIndexOf('/') + 1);
    }

    private static String person(String userName) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s", "active": true,
                 "emails": [{"value": "%s", "primary": true}]}
                """.formatted(userName, userName);
    }
}
