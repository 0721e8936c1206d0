package io.rollcall.provisioning.audit;

import static io.rollcall.provisioning.Api.asSupport;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.Cause;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever changes the trail by hand, with all rights on the database, is found out, and the first broken row is named. */
@ServiceTest
class TamperingTest {

    private final TenantId tenant = new TenantId("tampering-" + Ids.next());
    private final UserId ann = new UserId(Ids.next());

    @Inject
    AuditTrail trail;

    @Inject
    TenantSql sql;

    @BeforeEach
    void aTrailOfFifteenRows() {
        Api.tenant(tenant.value());
        write(5);
        write(10);
    }

    private void write(int facts) {
        List<AuditFact> batch = IntStream.range(0, facts).mapToObj(this::fact).toList();
        sql.inTransaction(tenant, tx -> trail.append(tx, tenant, batch)).await().atMost(Duration.ofSeconds(10));
    }

    private AuditFact fact(int number) {
        var cause = new Cause(Cause.Kind.SCIM_REQUEST, "okta", "request-" + number, null);
        var name = JsonNodeFactory.instance.textNode("Ann " + number);
        return AuditFact.of(Ids.next(), People.START.plusSeconds(number), "directory.user.updated", cause, "changed")
                .about(ann)
                .with(List.of(new AttributeChange("displayName", null, name)))
                .with(new AccessFact(AccessFact.Aspect.STATUS, number, "ACTIVE"));
    }

    @Test
    void a_trail_that_nobody_touched_is_whole() {
        // When
        var answer = verify("");

        // Then
        answer.body("intact", is(true))
                .body("broken", nullValue())
                .body("entries", is(15))
                .body("firstSeq", is(1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE audit_entry SET sentence = 'nothing happened' WHERE seq = 5                      |  5 | changed
            UPDATE audit_entry SET at = at - interval '1 hour' WHERE seq = 6                        |  6 | changed
            UPDATE audit_entry SET actor = 'somebody-else' WHERE seq = 2                            |  2 | changed
            UPDATE audit_entry SET changes = '[["displayName",null,"X"]]' WHERE seq = 1             |  1 | values
            UPDATE audit_entry SET changes = NULL, salt = NULL WHERE seq = 1                        |  1 | not erased
            UPDATE audit_entry SET digest = NULL, changes = NULL, salt = NULL WHERE seq = 1         |  1 | changed
            DELETE FROM audit_entry WHERE seq = 1                                                   |  1 | missing
            DELETE FROM audit_entry WHERE seq = 7                                                   |  7 | missing
            DELETE FROM audit_entry WHERE seq >= 12                                                 | 12 | ends
            UPDATE audit_entry SET seq = CASE seq WHEN 8 THEN -9 ELSE -8 END WHERE seq IN (8, 9)    |  8 | missing
            UPDATE audit_head SET last = 14                                                         | 16 | ends
            """)
    void what_is_altered_deleted_or_moved_is_found(String statement, int row, String reason) throws SQLException {
        // Given
        asOwner(statement);
        asOwner("UPDATE audit_entry SET seq = -seq WHERE seq < 0");

        // When
        var answer = verify("");

        // Then
        String found = statement.contains("CASE") ? "not where it was written" : reason;
        answer.body("intact", is(false)).body("broken.seq", is(row)).body("broken.reason", containsString(found));
    }

    @Test
    void who_forges_the_whole_trail_is_found_by_a_head_that_was_noted_elsewhere() throws SQLException {
        // Given
        String noted = verify("").extract().path("head");
        asOwner("DELETE FROM audit_entry");
        asOwner("DELETE FROM audit_head");
        write(20);
        verify("").body("intact", is(true));

        // When
        var answer = verify("?noted=" + noted);

        // Then
        answer.body("intact", is(false));
    }

    @Test
    void a_noted_head_that_is_there_still_is_right() {
        // Given
        String noted = verify("").extract().path("head");
        write(1);

        // When
        var answer = verify("?noted=" + noted);

        // Then
        answer.body("intact", is(true));
        asSupport().get(path("/audit/verification?noted=7:x")).then().statusCode(400);
    }

    @Test
    void a_trail_that_is_verified_already_is_not_walked_once_more_at_the_same_time() throws SQLException {
        // Given
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection inTheWay = Database.asOwner(tenant.value())) {
            inTheWay.setAutoCommit(false);
            inTheWay.createStatement().execute("LOCK TABLE audit_head IN ACCESS EXCLUSIVE MODE");

            // When
            var one = CompletableFuture.supplyAsync(this::asked, threads);
            var other = CompletableFuture.supplyAsync(this::asked, threads);

            // Then
            CompletableFuture.anyOf(one, other).join();
            (one.isDone() ? one : other)
                    .join()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json");
            inTheWay.rollback();
            (one.join().extract().statusCode() == 200 ? one : other)
                    .join()
                    .statusCode(200)
                    .body("intact", is(true));
        }
        verify("").body("intact", is(true));
    }

    private ValidatableResponse asked() {
        return asSupport().get(path("/audit/verification")).then();
    }

    private ValidatableResponse verify(String query) {
        return asSupport().get(path("/audit/verification" + query)).then().statusCode(200);
    }

    private String path(String rest) {
        return "/api/v1/tenants/" + tenant + rest;
    }

    private void asOwner(String statement) throws SQLException {
        try (Connection connection = Database.asOwner(tenant.value())) {
            connection.createStatement().execute(statement);
        }
    }
}
