package io.rollcall.rbac.replication;

import static io.restassured.RestAssured.given;
import static io.rollcall.rbac.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.Published;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.Rows;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.client.RbacClient;
import io.rollcall.testing.TestBackend;
import io.rollcall.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client beside the running service and a real broker. */
@QuarkusTest
class LocalDecisionsTest extends RbacTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EDIT = "ats.jobs:edit";

    private final Api api = new Api(tenant);
    private final TenantId id = new TenantId(tenant);
    private final Published ann = Published.about(tenant);
    private final Published bob = Published.about(tenant);

    @Inject
    TenantSql sql;

    private @Nullable RbacClient running;

    @BeforeEach
    void start() {
        assertThat(client().awaitCurrent(PATIENCE)).isTrue();
    }

    @AfterEach
    void stop() {
        client().close();
        running = null;
    }

    private RbacClient client() {
        RbacClient present = running == null ? newClient() : running;
        running = present;
        return present;
    }

    private RbacClient newClient() {
        return RbacClient.builder()
                .service(URI.create("http://localhost:" + RestAssured.port))
                .tokens(TestTokens::service)
                .bootstrapServers(TestBackend.shared().kafka())
                // Builds run beside each other: what is tested here is not how long a busy machine stands still.
                .staleAfter(Duration.ofSeconds(30))
                .requestTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void the_client_answers_every_check_as_the_service_does() {
        // Given
        api.createRole("Interviewer", "scheduling");
        TestTopics.publish(
                ann.directory(1, true),
                ann.entitlement(1, true, "interviewer", "standard"),
                ann.seats(1, HeldSeat.State.ASSIGNED, "full"),
                bob.directory(1, true),
                bob.entitlement(1, true, "interviewer"),
                bob.seats(1, HeldSeat.State.WAITING, "full"));
        eventually(() -> assertThat(api.reason(ann.user(), EDIT)).isEqualTo("ALLOWED"));
        eventually(() -> assertThat(api.permissions(bob.user()).getString("policyVersion"))
                .contains("1.1.1."));

        // When
        client().preload(id);

        // Then
        eventually(() -> {
            for (Published person : List.of(ann, bob)) {
                for (var permission : Catalogues.shipped().tree().permissions()) {
                    String key = permission.key().value();
                    var answer = client().check(id, person.user(), key);
                    api.json()
                            .body("{\"user\":\"%s\",\"permission\":\"%s\"}".formatted(person.user(), key))
                            .post(path("/check"))
                            .then()
                            .body(
                                    "reason",
                                    org.hamcrest.Matchers.equalTo(
                                            answer.reason().name()))
                            .body("policyVersion", org.hamcrest.Matchers.equalTo(answer.policyVersion()));
                }
            }
        });
    }

    @Test
    void a_revocation_is_heard() {
        // Given
        allowed();

        // When
        TestTopics.publish(ann.directory(2, false));

        // Then
        eventually(() -> assertThat(reason()).isEqualTo(Reason.USER_INACTIVE));
    }

    @Test
    void a_role_that_gives_less_is_heard() {
        // Given
        allowed();

        // When
        api.json()
                .body("{\"name\":\"Editor\",\"grants\":{\"modules\":[\"sourcing\"]}}")
                .put(path("/roles/editor"))
                .then()
                .statusCode(200);

        // Then
        eventually(() -> assertThat(reason()).isEqualTo(Reason.NO_PERMISSION));
    }

    @Test
    void a_module_that_is_turned_off_is_heard() {
        // Given
        allowed();

        // When
        given().auth()
                .oauth2(TestTokens.support())
                .contentType(ContentType.JSON)
                .body("{\"enabled\":false}")
                .put(path("/modules/ats"))
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));

        // Then
        eventually(() -> assertThat(reason()).isEqualTo(Reason.MODULE_DISABLED));
    }

    @Test
    void what_was_kept_wrongly_and_was_put_right_is_heard() {
        // Given
        api.createRole("Editor", "ats");
        TestTopics.publish(ann.directory(2, true), ann.entitlement(1, true, "editor"));
        eventually(() -> assertThat(api.reason(ann.user(), EDIT)).isEqualTo("ALLOWED"));
        Map<String, Object> there = entitled();
        stop();
        new Rows(sql, tenant).run("UPDATE subject SET desired = '{}'");
        start();
        assertThat(reason()).isEqualTo(Reason.NO_PERMISSION);
        var views = Map.of("entitled-roles", Map.of("here", entitled(), "there", there));
        var item = Map.of("id", ann.user().toString(), "views", views);

        // When
        support()
                .json()
                .body(Map.of("actor", "test", "requestId", UUID.randomUUID().toString(), "items", List.of(item)))
                .post(path("/digests/corrections"))
                .then()
                .statusCode(200)
                .body("ids", org.hamcrest.Matchers.hasSize(1));

        // Then
        eventually(() -> assertThat(reason()).isEqualTo(Reason.ALLOWED));
        api.admin()
                .get(path("/access-changes"))
                .then()
                .body("items[0].kind", org.hamcrest.Matchers.equalTo("PERSON_CORRECTED"))
                .body("items[0].before", org.hamcrest.Matchers.equalTo("active; no roles"))
                .body("items[0].after", org.hamcrest.Matchers.equalTo("active; editor"));
    }

    @Test
    void somebody_unknown_is_heard_of_later() {
        // Given
        api.createRole("Editor", "ats");
        assertThat(reason()).isEqualTo(Reason.USER_UNKNOWN);

        // When
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "editor"));

        // Then
        eventually(() -> assertThat(reason()).isEqualTo(Reason.ALLOWED));
    }

    @Test
    void a_client_that_starts_after_a_revocation_never_allows() {
        // Given
        allowed();
        stop();
        TestTopics.publish(ann.directory(2, false));

        // When
        start();

        // Then
        assertThat(reason()).isEqualTo(Reason.USER_INACTIVE);
    }

    @Test
    void only_services_and_support_are_given_snapshots() {
        given().auth()
                .oauth2(TestTokens.admin(tenant))
                .get(path("/snapshots/policy"))
                .then()
                .statusCode(403);
    }

    private Api support() {
        return new Api(tenant, TestTokens.support());
    }

    /** As services compare what they know. */
    private Map<String, Object> entitled() {
        String everyBucket = IntStream.range(0, 256).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return support()
                .admin()
                .get(path("/digests/entitled-roles?buckets=" + everyBucket))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("items[0]");
    }

    /** Asked for first, so that the client knows the person before what a test is about. */
    private void allowed() {
        api.createRole("Editor", "ats");
        TestTopics.publish(ann.directory(1, true), ann.entitlement(1, true, "editor"));
        eventually(() -> assertThat(reason()).isEqualTo(Reason.ALLOWED));
    }

    private Reason reason() {
        return client().check(id, ann.user(), EDIT).reason();
    }
}
