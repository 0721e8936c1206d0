package io.rollcall.provisioning.eventlog;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.events.UserProvisioned;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lifecycle events for subscribers without Kafka. */
@ServiceTest
class EventsApiTest {

    private final TenantId tenant = new TenantId("events-" + Ids.next());
    private final People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");

    @BeforeEach
    void tenant() {
        Api.tenant(tenant.value());
    }

    @Test
    void events_are_read_in_their_order_with_the_data_of_the_topic() {
        // Given
        TestTopics.publish(ann.created(), ann.renamed("Ann Archer"), ann.deactivated());

        // When
        eventually(() -> events("?limit=10").body("items.size()", is(3)));

        // Then
        events("?limit=10")
                .body(
                        "items.type",
                        contains(
                                "io.rollcall.user.provisioned.v1",
                                "io.rollcall.user.updated.v1",
                                "io.rollcall.user.deactivated.v1"))
                .body("items.version", contains(1, 2, 3))
                .body("items.subject[0]", equalTo("users/" + ann.id()))
                .body("items.data.user.displayName", contains("Ann Lee", "Ann Archer", "Ann Archer"))
                .body("items.data.user.status[2]", equalTo("DEACTIVATED"))
                .body("more", is(false));
    }

    @Test
    void pages_go_on_where_the_one_before_ended() {
        // Given
        TestTopics.publish(ann.created(), ann.renamed("B"), ann.renamed("C"), ann.renamed("D"), ann.renamed("E"));
        eventually(() -> events("?limit=10").body("items.size()", is(5)));
        List<Integer> versions = new ArrayList<>();

        // When
        String cursor = "0";
        boolean more = true;
        while (more) {
            var page = events("?limit=2&after=" + cursor).extract().jsonPath();
            versions.addAll(page.getList("items.version", Integer.class));
            cursor = page.getString("nextCursor");
            more = page.getBoolean("more");
        }

        // Then
        assertThat(versions).containsExactly(1, 2, 3, 4, 5);
        events("?after=" + cursor).body("items", empty()).body("nextCursor", equalTo(cursor));
    }

    @Test
    void types_are_chosen_by_name() {
        // Given
        TestTopics.publish(ann.created(), ann.deactivated(), ann.activated());
        eventually(() -> events("").body("items.size()", is(3)));

        // When
        var chosen = events("?types=user.deactivated,io.rollcall.user.reactivated.v1");

        // Then
        chosen.body("items.version", contains(2, 3));
    }

    @Test
    void latest_is_where_a_subscriber_begins_who_reads_the_members_first() {
        // Given
        TestTopics.publish(ann.created());
        eventually(() -> events("").body("items.size()", is(1)));

        // When
        var latest = events("?after=latest");

        // Then
        latest.body("items", empty()).body("nextCursor", equalTo("1"));
    }

    @Test
    void a_subscriber_begins_with_everybody_and_goes_on_from_the_cursor_of_the_first_page() {
        // Given
        People bob = People.named(tenant, new UserId(Ids.next()), "bob@" + tenant + ".example");
        TestTopics.publish(ann.created(), ann.renamed("B"), bob.created());
        eventually(() -> events("").body("items.size()", is(3)));

        // When
        var first = states("?limit=1");

        // Then
        first.body("items[0].id", equalTo(ann.id().toString()))
                .body("items[0].data.user.version", is(2))
                .body("items[0].data.user.displayName", equalTo("B"))
                .body("eventsCursor", equalTo("3"));
        states("?limit=1&cursor=" + ann.id())
                .body("items.id", contains(bob.id().toString()))
                .body("nextCursor", equalTo(null));
    }

    @Test
    void of_an_erased_person_nothing_is_kept_and_no_repeat_brings_it_back() {
        // Given
        TestTopics.publish(ann.created(), ann.deleted());
        eventually(() -> events("").body("items.size()", is(2)));
        asSupport()
                .delete("/api/v1/tenants/" + tenant + "/members/" + ann.id() + "/personal-data")
                .then()
                .statusCode(200);
        eventually(() -> events("").body("items.type", contains("io.rollcall.user.erased.v1")));

        // When
        TestTopics.publish(
                new UserProvisioned(Instant.EPOCH, Samples.user(tenant, ann.id()), Samples.CAUSE),
                new UserProvisioned(Instant.EPOCH, Samples.user(tenant, new UserId(Ids.next())), Samples.CAUSE));

        // Then
        eventually(() -> events("").body("items.size()", is(2)));
        events("?types=user.provisioned").body("items.subject", not(contains("users/" + ann.id())));
        states("").body("items.find { it.id == '" + ann.id() + "' }.data.user.status", equalTo("ERASED"));
    }

    @Test
    void who_waits_is_answered_when_something_happens() {
        // Given
        long begun = System.nanoTime();
        Thread later = Thread.ofVirtual().unstarted(() -> TestTopics.publish(ann.created()));

        // When
        later.start();
        var answer = events("?wait=30");

        // Then
        answer.body("items.size()", is(1));
        assertThat(System.nanoTime() - begun).isLessThan(25_000_000_000L);
    }

    @Test
    void a_repeat_is_written_down_once() {
        // Given
        var created = ann.created();
        TestTopics.publish(created);
        eventually(() -> events("").body("items.size()", is(1)));

        // When
        TestTopics.publish(created, created, ann.renamed("Ann Archer"));

        // Then
        eventually(() -> events("").body("items.version", contains(1, 2)));
    }

    @Test
    void a_cursor_that_retention_has_passed_is_gone() {
        // Given
        TestTopics.publish(ann.created(), ann.renamed("B"), ann.renamed("C"));
        eventually(() -> events("").body("items.size()", is(3)));
        Database.run(
                tenant.value(),
                "DELETE FROM event_log WHERE seq <= 2",
                "UPDATE event_log_head SET trimmed = 2 WHERE tenant_id = current_tenant()");

        // When
        var answer = asSupport().get(path() + "?after=1").then();

        // Then
        answer.statusCode(410).body("oldestCursor", equalTo("2"));
        events("?after=2").body("items.version", contains(3));
        asSupport().get(path() + "?after=0").then().statusCode(410);
        events("").body("items.version", contains(3));
    }

    @Test
    void what_is_no_cursor_limit_or_type_is_refused() {
        for (String query :
                List.of("?after=x", "?after=-1", "?limit=0", "?limit=1001", "?types=user.nonsense", "?wait=31")) {
            // When
            var answer = asSupport().get(path() + query).then();

            // Then
            answer.statusCode(400);
        }
    }

    @Test
    void another_tenant_reads_nothing() {
        // When
        var answer = Api.as(TestTokens.admin("somebody-else")).get(path()).then();

        // Then
        answer.statusCode(403);
    }

    private ValidatableResponse states(String query) {
        return asSupport().get(path() + "/state" + query).then().statusCode(200);
    }

    private ValidatableResponse events(String query) {
        return asSupport().get(path() + query).then().statusCode(200);
    }

    private String path() {
        return "/api/v1/tenants/" + tenant + "/events";
    }
}
