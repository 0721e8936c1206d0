package io.rollcall.provisioning.audit;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided;
import io.rollcall.events.DirectoryUserEvent;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HoldId;
import io.rollcall.events.PoolExhausted;
import io.rollcall.events.PoolFigures;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.kafka.KafkaClients;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.Reports;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestBackend;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened, in words, with what led to it. */
@ServiceTest
class AuditTrailTest {

    private final TenantId tenant = new TenantId("audit-" + Ids.next());
    private final People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");
    private final GroupRef recruiting = new GroupRef(new GroupId(Ids.next()), "Recruiting");
    private final Trail trail = new Trail(tenant, ann);

    @BeforeEach
    void tenant() {
        Api.tenant(tenant.value());
        Api.assign(tenant.value(), """
                {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["recruiter"],
                                  "seats": ["full"]}],
                 "everyoneElse": {"roles": ["restricted"]}}
                """).statusCode(200);
    }

    @Test
    void the_story_of_a_person_is_told_in_sentences() {
        // Given
        DirectoryUserEvent created = ann.created();
        DirectoryUserEvent joined = ann.joins(recruiting);

        TestTopics.publish(created, joined);
        eventually(() -> trail.timeline("?type=entitlement").body("items.size()", greaterThan(0)));

        // When
        TestTopics.publish(ann.renamed("Ann Archer"), ann.deactivated());

        // Then
        eventually(() -> trail.timeline("")
                .body(
                        "items.sentence",
                        hasItems(
                                "Ann Archer was created in the directory",
                                "Ann Archer got an account",
                                "Ann Archer was added to the group \"Recruiting\"",
                                "Ann Archer is entitled by the assignment \"Recruiters\" (version 1) to roles recruiter;"
                                        + " seats full",
                                "Ann Archer changed in the directory: displayName",
                                "Ann Archer was deactivated in the directory",
                                "Ann Archer may no longer use the product: deactivated in the directory")));
        trail.timeline("?type=directory.user.updated")
                .body("items.size()", is(1))
                .body("items[0].changes[0].attribute", equalTo("displayName"))
                .body("items[0].changes[0].before", equalTo("Ann Lee"))
                .body("items[0].changes[0].after", equalTo("Ann Archer"))
                .body("items[0].actor.kind", equalTo("IDP"))
                .body("items[0].requestId", equalTo("request-1"))
                .body("items[0].hash", notNullValue());
    }

    @Test
    void a_result_leads_back_to_the_rule_and_to_the_request() {
        // Given
        TestTopics.publish(ann.created(), ann.joins(recruiting));
        eventually(() -> trail.timeline("?type=entitlement&q=Recruiters").body("items.size()", is(1)));
        UUID entitlement = trail.timeline("?type=entitlement&q=Recruiters")
                .extract()
                .jsonPath()
                .getUUID("items[0].id");

        // When
        TestTopics.publish(new Reports(tenant, ann.id()).gets("recruiter", People.START.plusSeconds(60), entitlement));

        // Then
        eventually(() -> trail.timeline("?type=role.assigned").body("items.size()", is(1)));
        trail.timeline("?type=role.assigned")
                .body("items[0].sentence", equalTo("Ann Lee got the role recruiter"))
                .body("items[0].requestId", equalTo("request-1"))
                .body("items[0].because.type", contains("entitlement.changed", "directory.user.group_added"))
                .body(
                        "items[0].because[0].sentence",
                        equalTo(
                                "is entitled by the assignment \"Recruiters\" (version 1) to roles recruiter; seats full"));
    }

    @Test
    void what_an_admin_wrote_of_a_hold_is_a_value_of_the_people_and_not_in_a_sentence() {
        // Given
        var hold = new DirectoryHold(
                tenant, People.DIRECTORY, new HoldId(Ids.next()), 1, DirectoryHold.Rule.THRESHOLD, 10, 600, 100, 1);
        var admin = new Cause(Cause.Kind.ADMIN_REQUEST, "it-admin", "request-2", null);

        // When
        TestTopics.publish(
                ann.created(),
                new DirectoryHoldDecided(
                        People.START.plusSeconds(60),
                        hold,
                        DirectoryHoldDecided.Decision.REJECTED,
                        "Ann Lee is on leave",
                        List.of(ann.id()),
                        admin));

        // Then
        eventually(() -> trail.timeline("?type=directory.hold").body("items.size()", is(1)));
        trail.timeline("?type=directory.hold")
                .body("items[0].changes.attribute", contains("reason"))
                .body("items[0].changes[0].after", equalTo("Ann Lee is on leave"));
        assertThat(Database.run(tenant.value(), "SELECT count(*) FROM audit_entry WHERE sentence LIKE '%leave%'"))
                .containsExactly("0");
    }

    @Test
    void what_becomes_of_a_seat_pool_is_written_down() {
        // Given
        var pool = new PoolFigures(tenant, Reports.POOL, 1, new SeatTypeKey("full"), "Full", true, 25, 25, 2);

        // When
        TestTopics.publish(new PoolExhausted(People.START, pool, Cause.ofEvent("license-service", "")));

        // Then
        eventually(() -> trail.audit("?type=pool")
                .body("items.sentence", contains("The seat pool \"Full\" (full) is full: 25 seats"))
                .body("items.actor.id", contains("license-service")));
    }

    @Test
    void a_search_that_takes_too_long_is_ended() throws SQLException {
        // Given
        try (Connection inTheWay = Database.asOwner(tenant.value())) {
            inTheWay.setAutoCommit(false);
            inTheWay.createStatement().execute("LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE");

            // When
            var answer = asSupport().get(trail.path("/audit?q=nothing")).then();

            // Then
            answer.statusCode(400).body("type", equalTo("urn:rollcall:problem:search-too-wide"));
        }
    }

    @Test
    void repeats_are_written_down_once() {
        // Given
        var records = Stream.of(ann.created(), ann.renamed("B"), ann.renamed("C"))
                .map(TestTopics::message)
                .toList();
        try (var producer = new KafkaClients(
                        Map.of("bootstrap.servers", TestBackend.shared().kafka()))
                .durableProducer()) {
            records.forEach(producer::send);

            // When
            records.forEach(producer::send);
        }
        TestTopics.publish(ann.renamed("D"));

        // Then
        eventually(
                () -> trail.timeline("?type=directory.user.updated").body("items[0].changes[0].after", equalTo("D")));
        trail.timeline("?type=directory").body("items.size()", is(4));
    }

    @Test
    void pages_hold_every_entry_once_the_latest_first() {
        // Given
        TestTopics.publish(ann.created(), ann.renamed("B"), ann.renamed("C"), ann.renamed("D"), ann.renamed("E"));
        eventually(() -> trail.timeline("?type=directory").body("items.size()", is(5)));
        List<String> times = new ArrayList<>();

        // When
        String cursor = "";
        while (cursor != null) {
            var page =
                    trail.timeline("?type=directory&limit=2" + cursor).extract().jsonPath();
            times.addAll(page.getList("items.at", String.class));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        // Then
        assertThat(times).hasSize(5).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void filters_choose_and_the_export_equals_them() {
        // Given
        People bob = People.named(tenant, new UserId(Ids.next()), "bob@" + tenant + ".example");
        TestTopics.publish(ann.created(), ann.renamed("=cmd()"), bob.created(), bob.renamed("Bob Stone"));
        eventually(() -> trail.audit("?type=directory").body("items.size()", is(4)));
        eventually(() -> Api.member(tenant.value(), bob.id()).body("displayName", equalTo("Bob Stone")));
        eventually(() -> Api.member(tenant.value(), ann.id()).body("displayName", equalTo("=cmd()")));

        // When
        var filtered =
                trail.audit("?type=directory.user&q=stone&after=2026-01-01T00:00:00Z&before=2027-01-01T00:00:00Z");

        // Then
        filtered.body("items.person.id", everyItem(equalTo(bob.id().toString())))
                .body("items.sentence", hasItem("Bob Stone changed in the directory: displayName"));
        trail.audit("?subject=" + ann.id() + "&type=directory").body("items.size()", is(2));
        trail.audit("?actor=okta&type=directory").body("items.size()", is(4));
        trail.audit("?actor=nobody").body("items", empty());
        trail.audit("?before=2026-01-01T00:00:00Z").body("items", empty());
        String csv = asSupport()
                .get(trail.path("/audit/export?type=directory.user.updated&subject=" + ann.id()))
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv.lines().skip(1).findFirst().orElseThrow())
                .contains("directory.user.updated,IDP,okta," + ann.id())
                .contains(",'=cmd(),")
                .contains("displayName==cmd()");
    }

    @Test
    void of_an_erased_person_no_value_is_left_and_none_comes_late() {
        // Given
        DirectoryUserEvent created = ann.created();
        DirectoryUserEvent late = ann.renamed("Ann Archer");
        DirectoryUserEvent deleted = ann.deleted();
        TestTopics.publish(created, deleted);
        eventually(() -> Api.member(tenant.value(), ann.id()).body("status", equalTo("DEACTIVATED")));
        asSupport()
                .delete(trail.path("/members/" + ann.id() + "/personal-data"))
                .then()
                .statusCode(200);
        eventually(() -> trail.timeline("?type=user.erased").body("items.size()", is(1)));

        // When
        TestTopics.publish(late);

        // Then
        eventually(() -> trail.timeline("?type=directory.user").body("items.size()", is(3)));
        trail.timeline("?type=directory.user")
                .body("items.changes.flatten()", empty())
                .body("items.person.name", everyItem(nullValue()));
        assertThat(Database.run(tenant.value(), "SELECT count(*) FROM audit_entry WHERE changes LIKE '%Ann%'"))
                .containsExactly("0");
        asSupport()
                .get(trail.path("/audit/verification"))
                .then()
                .body("intact", is(true))
                .body("erased", is(1));
    }

    @Test
    void the_service_itself_can_change_and_delete_nothing() {
        for (String statement : List.of(
                "DELETE FROM audit_entry",
                "UPDATE audit_entry SET sentence = 'x'",
                "UPDATE audit_entry SET hash = ''")) {
            // When
            assertThatThrownBy(() -> Database.run(tenant.value(), statement))
                    // Then
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void what_is_no_parameter_is_refused() {
        for (String query : List.of(
                "?after=x",
                "?before=yesterday",
                "?subject=x",
                "?limit=0",
                "?limit=201",
                "?cursor=x",
                "?cursor=9-9-9")) {
            // When
            var answer = asSupport().get(trail.path("/audit" + query)).then();

            // Then
            answer.statusCode(400).body("detail", not(equalTo(null)));
        }
    }
}
