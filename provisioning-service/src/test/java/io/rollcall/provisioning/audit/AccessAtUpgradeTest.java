package io.rollcall.provisioning.audit;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.Reports;
import io.rollcall.provisioning.ServiceTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Of people who are older than what the topics keep, what they have is known from the day on which the trail began. */
@ServiceTest
class AccessAtUpgradeTest {

    private static final String STATES = """
            SELECT DISTINCT ON (aspect) aspect || CASE aspect WHEN 'STATUS' THEN ' ' ELSE ' ' || version || ' ' END || state
            FROM %s ORDER BY aspect, version DESC
            """;

    private final TenantId tenant = new TenantId("older-" + Ids.next());
    private final People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");

    @Test
    void what_people_had_when_the_trail_began_is_what_the_events_would_have_told() throws Exception {
        // Given
        Api.tenant(tenant.value());
        var reports = new Reports(tenant, ann.id());
        TestTopics.publish(
                ann.created(),
                reports.gets("admin", People.START.plusSeconds(60), Ids.next()),
                reports.gets("recruiter", People.START.plusSeconds(61), Ids.next()),
                reports.takes("full", People.START.plusSeconds(62)),
                reports.waits("viewer", People.START.plusMillis(63_250)));
        eventually(() -> assertThat(states("audit_entry")).hasSize(3).anyMatch(it -> it.contains("viewer")));
        eventually(() -> assertThat(Database.run(tenant.value(), """
                SELECT jsonb_array_length(roles) + jsonb_array_length(seats) FROM account WHERE status = 'ACTIVE'
                """)).containsExactly("4"));
        List<String> told = states("audit_entry");
        asOwner("DELETE FROM audit_entry; DELETE FROM audit_head");

        // When
        asOwner(migration());

        // Then
        assertThat(states("access_baseline")).isEqualTo(told);
        asSupport()
                .get(path(""))
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("roles.role", contains("admin", "recruiter"))
                .body("seats.since", contains("2026-01-01T00:01:02Z", "2026-01-01T00:01:03.250Z"))
                .body("events.roles", nullValue());
        asSupport()
                .get(path("?at=" + People.START.plusSeconds(3600)))
                .then()
                .statusCode(410)
                .body("keptSince", notNullValue());
    }

    private List<String> states(String table) {
        return Database.run(
                tenant.value(), STATES.formatted("(SELECT * FROM " + table + " WHERE aspect IS NOT NULL) x"));
    }

    private String path(String query) {
        return "/api/v1/tenants/" + tenant + "/members/" + ann.id() + "/access" + query;
    }

    private void asOwner(String statements) throws SQLException {
        try (Connection connection = Database.asOwner(tenant.value())) {
            connection.createStatement().execute(statements);
        }
    }

    private static String migration() throws IOException {
        try (InputStream file =
                AccessAtUpgradeTest.class.getResourceAsStream("/db/migration/V65__access_baseline.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
