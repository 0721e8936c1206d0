package io.rollcall.provisioning.audit.store;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.provisioning.audit.AccessFact;
import io.rollcall.provisioning.audit.AccessFact.Aspect;
import io.rollcall.provisioning.audit.AuditFact;
import io.rollcall.provisioning.audit.AuditTrail;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten is the beginning: the rest stays verifiable, and what people had stays known. */
@ServiceTest
class RetentionTest {

    private static final Cause CAUSE = new Cause(Cause.Kind.SCIM_REQUEST, "okta", null, null);

    private final TenantId tenant = new TenantId("kept-" + Ids.next());
    private final UserId ann = new UserId(Ids.next());

    @Inject
    PostgresRetention retention;

    @Inject
    AuditTrail trail;

    @Inject
    TenantSql sql;

    @Inject
    Clock clock;

    @BeforeEach
    void aTrail() {
        Api.tenant(tenant.value());
        // The account that the list of people at a time goes by.
        Database.run(tenant.value(), """
                INSERT INTO account (tenant_id, id, directory_version, entitlement_version, entitled, entitled_roles,
                    entitled_seats, roles_version, roles, seats_version, seats, version, updated_at)
                VALUES (current_tenant(), '%s', 0, 0, false, '{}', '{}', 0, '[]', 0, '[]', 0, now())
                """.formatted(ann));
        keep(40);
        write(Aspect.STATUS, 1, "ACTIVE");
        write(Aspect.ROLES, 1, "[{\"role\":\"admin\"}]");
        write(Aspect.ROLES, 2, "[]");
    }

    private void write(Aspect aspect, long version, String state) {
        var fact = AuditFact.of(Ids.next(), People.START.plusSeconds(version), "test", CAUSE, "has something")
                .about(ann)
                .with(new AccessFact(aspect, version, state));
        sql.inTransaction(tenant, tx -> trail.append(tx, tenant, List.of(fact)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void the_rest_stays_verifiable_and_what_people_had_stays_known() throws Exception {
        // Given
        assertThat(entries()).isEqualTo("4");
        retention.expire(clock.instant().plus(Duration.ofDays(39)));
        assertThat(entries()).isEqualTo("4");

        // When
        retention.expire(clock.instant().plus(Duration.ofDays(41)));

        // Then
        assertThat(entries()).isEqualTo("0");
        write(Aspect.SEATS, 3, "[{\"seatType\":\"full\",\"state\":\"ASSIGNED\"}]");
        asSupport()
                .get(path("/audit/verification"))
                .then()
                .body("intact", is(true))
                .body("firstSeq", is(5))
                .body("entries", is(1));
        access("2026-01-01T00:00:03Z")
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("roles.size()", is(0))
                .body("seats[0].seatType", equalTo("full"))
                .body("events.roles.at", equalTo("2026-01-01T00:00:02Z"));
        access("2025-12-31T00:00:00Z").statusCode(410);
    }

    @Test
    void who_looked_before_another_instance_went_further_does_not_bring_its_head_back() throws Exception {
        // Given
        Instant third = Instant.parse(Database.run(tenant.value(), """
                SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                FROM audit_entry WHERE seq = 3
                """).getFirst());
        try (Connection another = Database.asOwner(tenant.value())) {
            another.setAutoCommit(false);
            another.createStatement().execute("""
                    UPDATE audit_head SET trimmed = 4, trimmed_hash = (SELECT hash FROM audit_entry WHERE seq = 4);
                    DELETE FROM audit_entry
                    """);

            // When
            var slow = CompletableFuture.runAsync(() -> expire(third.plus(Duration.ofDays(40))));
            eventually(() -> assertThat(Database.isSomebodyWaiting()).isTrue());
            another.commit();
            slow.join();
        }

        // Then
        write(Aspect.ROLES, 4, "[]");
        asSupport()
                .get(path("/audit/verification"))
                .then()
                .body("intact", is(true))
                .body("firstSeq", is(5));
    }

    private void expire(Instant now) {
        try {
            retention.expire(now);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_head_that_is_no_longer_kept_cannot_be_compared_with() throws Exception {
        // Given
        String noted = asSupport()
                .get(path("/audit/verification"))
                .then()
                .extract()
                .<String>path("head")
                .replaceFirst("^4:", "3:");
        retention.expire(clock.instant().plus(Duration.ofDays(41)));

        // When
        var answer = asSupport().get(path("/audit/verification?noted=" + noted)).then();

        // Then
        answer.statusCode(410);
    }

    @Test
    void who_changed_it_is_written_down_and_nonsense_is_refused() {
        // When
        keep(90);

        // Then
        asSupport().get(path("/audit/retention")).then().body("days", is(90)).body("own", is(true));
        asSupport()
                .get(path("/audit?type=audit.retention_changed"))
                .then()
                .body("items[0].sentence", equalTo("The audit trail is kept for 90 days"))
                .body("items[0].changes[0].before", is(40));
        asSupport().body("{\"days\":7}").put(path("/audit/retention")).then().statusCode(400);
    }

    private void keep(int days) {
        asSupport()
                .body("{\"days\":" + days + "}")
                .put(path("/audit/retention"))
                .then()
                .statusCode(200);
    }

    private String entries() {
        return Database.run(tenant.value(), "SELECT count(*) FROM audit_entry").getFirst();
    }

    private ValidatableResponse access(String at) {
        return asSupport().get(path("/members/" + ann + "/access?at=" + at)).then();
    }

    private String path(String rest) {
        return "/api/v1/tenants/" + tenant + rest;
    }
}
