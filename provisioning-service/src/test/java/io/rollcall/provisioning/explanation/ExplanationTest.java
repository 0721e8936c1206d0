package io.rollcall.provisioning.explanation;

import static io.rollcall.provisioning.Api.asSupport;
import static io.rollcall.provisioning.Api.eventually;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryHold;
import io.rollcall.events.DirectoryHoldDecided;
import io.rollcall.events.DirectoryHoldDecided.Decision;
import io.rollcall.events.DirectoryHoldExtended;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HoldId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.Reports;
import io.rollcall.provisioning.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExplanationTest {

    private static final Cause ADMIN = new Cause(Cause.Kind.ADMIN_REQUEST, "it-admin", "request-2", null);

    private final HoldId hold = new HoldId(Ids.next());
    private final TenantId tenant = new TenantId("why-" + Ids.next());
    private final People ann = People.named(tenant, new UserId(Ids.next()), "ann@" + tenant + ".example");
    private final Reports reports = new Reports(tenant, ann.id());

    @BeforeEach
    void assignments() {
        Api.tenant(tenant.value());
        Api.assign(tenant.value(), """
                {"assignments": [
                    {"name": "Recruiters", "groups": ["Recruiting"], "roles": ["recruiter"], "seats": ["full"]},
                    {"name": "Interns", "groups": ["Interns"], "roles": ["intern"], "seats": ["viewer"]}],
                 "everyoneElse": {"roles": ["restricted"]}}
                """).statusCode(200);
    }

    @Test
    void what_the_directory_said_leads_by_the_rule_to_what_they_have() {
        // Given
        TestTopics.publish(ann.created(), ann.joins(new GroupRef(new GroupId(Ids.next()), "Recruiting")));
        eventually(() -> explanation().statusCode(200).body("rule.event.sentence", containsString("Recruiters")));
        UUID entitled = explanation().extract().jsonPath().getUUID("rule.event.id");
        var at = People.START.plusSeconds(60);

        // When
        TestTopics.publish(
                reports.gets("recruiter", at, entitled),
                reports.gets("auditor", at.plusSeconds(1), Ids.next()),
                reports.waits("full", at));

        // Then
        eventually(() -> explanation()
                .body("result.roles.size()", is(2))
                .body("result.roles.event", contains(notNullValue(), notNullValue()))
                .body("result.seats[0].event", notNullValue()));
        explanation()
                .body("member.standing", equalTo("WAITING_FOR_SEAT"))
                .body("directory.groups.displayName", contains("Recruiting"))
                .body("directory.event.type", equalTo("directory.user.group_added"))
                .body("directory.event.requestId", equalTo("request-1"))
                .body("rule.kind", equalTo("ASSIGNMENT"))
                .body("rule.assignment.name", equalTo("Recruiters"))
                .body("rule.assignment.version", is(1))
                .body("rule.rank", is(1))
                .body("rule.via", equalTo("Recruiting"))
                .body("losing.name", contains("Interns"))
                .body("losing.why", contains("not in Interns (the directory has not sent Interns yet)"))
                .body(
                        "result.roles.why",
                        contains("from \"Recruiters\"", "not from an assignment: given by rbac-service"))
                .body("result.roles[0].event.requestId", equalTo("request-1"))
                .body("result.seats.state", contains("WAITING"))
                .body("result.seats[0].why", containsString("all seats of the type are taken"));
    }

    @Test
    void what_they_should_have_and_have_not_is_named() {
        // Given
        TestTopics.publish(ann.created());
        eventually(() -> explanation().statusCode(200).body("rule.event", notNullValue()));

        // When
        var answer = explanation();

        // Then
        answer.body("rule.kind", equalTo("EVERYONE_ELSE"))
                .body("rule.assignment", nullValue())
                .body("result.roles[0].role", equalTo("restricted"))
                .body("result.roles[0].effective", is(false))
                .body("result.roles[0].event", nullValue());
    }

    @Test
    void a_hold_lasts_whatever_else_the_directory_tells() {
        // Given
        TestTopics.publish(ann.created(), held());
        eventually(() -> explanation().statusCode(200).body("directory.hold", notNullValue()));

        // When
        TestTopics.publish(ann.renamed("Ann Archer"));

        // Then
        eventually(() -> explanation().body("directory.event.type", equalTo("directory.user.updated")));
        explanation().body("directory.hold.type", equalTo("directory.hold.extended"));
    }

    @Test
    void a_hold_that_was_decided_is_over() {
        // Given
        TestTopics.publish(ann.created(), held());
        eventually(() -> explanation().statusCode(200).body("directory.hold", notNullValue()));

        // When
        TestTopics.publish(new DirectoryHoldDecided(
                People.START.plusSeconds(200), hold(2), Decision.REJECTED, null, List.of(ann.id()), ADMIN));

        // Then
        eventually(() -> explanation().body("directory.hold", nullValue()));
        explanation().body("directory.event.type", equalTo("directory.user.created"));
    }

    private DirectoryHoldExtended held() {
        return new DirectoryHoldExtended(People.START.plusSeconds(100), hold(1), List.of(ann.id()), ADMIN);
    }

    private DirectoryHold hold(long version) {
        return new DirectoryHold(
                tenant, People.DIRECTORY, hold, version, DirectoryHold.Rule.THRESHOLD, 10, 600, 100, 1);
    }

    @Test
    void where_roles_add_up_each_is_from_the_assignment_that_has_it() {
        // Given
        Api.assign(tenant.value(), """
                {"roleMode": "MULTI", "assignments": [
                    {"name": "Sales", "groups": ["Selling"], "roles": ["seller"], "seats": ["full"]},
                    {"name": "Recruiters", "groups": ["Recruiting"], "roles": ["recruiter"]}]}
                """).statusCode(200);

        // When
        TestTopics.publish(
                ann.created(),
                ann.joins(new GroupRef(new GroupId(Ids.next()), "Selling")),
                ann.joins(new GroupRef(new GroupId(Ids.next()), "Recruiting")));

        // Then
        eventually(() -> explanation().statusCode(200).body("result.roles.role", contains("seller", "recruiter")));
        explanation()
                .body("result.roles[0].why", startsWith("from \"Sales\""))
                .body("result.roles[1].why", startsWith("from \"Recruiters\""))
                .body("losing[0].why", containsString("its roles are added"));
    }

    @Test
    void nobody_is_not_explained() {
        // When
        var answer = explanation();

        // Then
        answer.statusCode(404);
    }

    private ValidatableResponse explanation() {
        return asSupport()
                .get("/api/v1/tenants/" + tenant + "/members/" + ann.id() + "/explanation")
                .then();
    }
}
