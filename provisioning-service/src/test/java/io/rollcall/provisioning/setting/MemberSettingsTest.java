package io.rollcall.provisioning.setting;

import static io.rollcall.provisioning.Api.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.HeldSeat;
import io.rollcall.events.PoolId;
import io.rollcall.events.SeatAssigned;
import io.rollcall.events.SeatReleased;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSeats;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.testing.TestTopics;
import io.rollcall.provisioning.Api;
import io.rollcall.provisioning.Database;
import io.rollcall.provisioning.People;
import io.rollcall.provisioning.ServiceTest;
import io.rollcall.testing.ProbedEvent;
import io.rollcall.testing.TestTokens;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings from the assignment to the member and to the topics. */
@ServiceTest
class MemberSettingsTest {

    private static final SeatTypeKey FULL = new SeatTypeKey("full");
    private static final PoolId POOL = new PoolId(Ids.next());
    private static final Cause CAUSE = new Cause(Cause.Kind.SYSTEM, "test", null, null);
    private static final String LIST = """
            {"assignments": [{"name": "Recruiters", "groups": ["Recruiting"], "roles": ["standard"],
              "workspaces": [{"workspace": "emea", "roles": ["recruiter"]}], "seats": ["full"],
              "settings": {"webConferencesRecorded": true, "preventEmailImport": true}, "updateMode": "%s"}],
             "everyoneElse": {"settings": {"dialerEnabled": true}}}
            """;

    private final String tenant = "settings-" + Ids.next();
    private final String path = "/api/v1/tenants/" + tenant;
    private final GroupRef recruiting = new GroupRef(new GroupId(Ids.next()), "Recruiting");
    private final People ann = People.named(new TenantId(tenant), new UserId(Ids.next()), "ann");

    @BeforeEach
    void tenant() {
        Api.tenant(tenant);
        workspace("emea", "Europe").statusCode(200);
    }

    @Test
    void theCatalogueIsTheVendors() {
        Api.as(TestTokens.itAdmin(tenant))
                .get(path + "/settings-catalogue")
                .then()
                .statusCode(200)
                .body("items.key", hasItems("webConferencesRecorded", "dialerEnabled"))
                .body("items[0].type", equalTo("boolean"))
                .body("items[0].default", equalTo(false))
                .body("items[0].seat", equalTo("full"));
    }

    @Test
    void aSettingThatNeedsASeatIsActiveExactlyAsLongAsTheSeatIsHeld() {
        // Given
        recruiter("AUTOMATIC");
        Api.member(tenant, ann.id())
                .body(setting("webConferencesRecorded") + ".value", equalTo(true))
                .body(setting("webConferencesRecorded") + ".state", equalTo("WAITING_FOR_SEAT"))
                .body(setting("webConferencesRecorded") + ".waitsFor", equalTo("full"))
                .body(setting("preventEmailImport") + ".state", equalTo("ACTIVE"))
                .body(setting("dialerEnabled") + ".value", equalTo(false));

        // When
        try (var states = TestTopics.listen(Topic.USER_STATE)) {
            TestTopics.publish(assigned(1));
            eventually(() -> assertThat(state("webConferencesRecorded")).isEqualTo("ACTIVE"));
            TestTopics.publish(released(2));

            // Then
            eventually(() -> assertThat(state("webConferencesRecorded")).isEqualTo("WAITING_FOR_SEAT"));
            assertThat(states.awaitCount(2, this::isOfAnn, Duration.ofSeconds(20)))
                    .map(it -> json(it).at("/user/settings/1/state").asText())
                    .containsExactly("ACTIVE", "WAITING_FOR_SEAT");
        }
    }

    @Test
    void theEntitlementCarriesWorkspacesAndSettings() {
        try (var entitlements = TestTopics.listen(Topic.ENTITLEMENT)) {
            // When
            recruiter("AUTOMATIC");

            // Then
            var entitlement = json(entitlements.await(
                            it -> isOfAnn(it)
                                    && !json(it).at("/entitlement/assignment").isMissingNode(),
                            Duration.ofSeconds(20)))
                    .path("entitlement");
            assertThat(entitlement.path("roles").toString())
                    .isEqualTo("[{\"role\":\"standard\"},{\"role\":\"recruiter\",\"workspace\":\"emea\"}]");
            assertThat(entitlement.path("settings").toString())
                    .isEqualTo("[{\"key\":\"preventEmailImport\",\"value\":true},"
                            + "{\"key\":\"webConferencesRecorded\",\"value\":true}]");
        }
    }

    @Test
    void settingsOfAnAutomaticAssignmentAreChangedThere() {
        // Given
        recruiter("AUTOMATIC");

        // When
        var answer = choose("{\"preventEmailImport\": false}");

        // Then
        answer.statusCode(409)
                .body("type", equalTo("urn:rollcall:problem:owned-by-assignment"))
                .body("detail", containsString("\"Recruiters\""))
                .body("assignment.name", equalTo("Recruiters"));
    }

    @Test
    void settingsOfAManualAssignmentAreLeftToAdminsAndStayThroughMoves() {
        // Given
        recruiter("MANUAL");
        choose("{\"preventEmailImport\": false, \"webConferencesRecorded\": null}")
                .statusCode(200)
                .body(setting("preventEmailImport") + ".value", equalTo(false))
                .body(setting("webConferencesRecorded") + ".value", equalTo(false));

        // When
        TestTopics.publish(ann.leaves(recruiting));

        // Then
        eventually(() -> assertThat(Database.run(tenant, "SELECT directory_version FROM account"))
                .containsExactly("3"));
        Api.member(tenant, ann.id())
                .body("assignment.name", equalTo("Recruiters"))
                .body("assignment.version", equalTo(1))
                .body(setting("preventEmailImport") + ".value", equalTo(false));
    }

    @Test
    void theUserDefaultsDecideForWhomNoAssignmentMatches() {
        // Given
        Api.assign(tenant, LIST.formatted("MANUAL")).statusCode(200);
        TestTopics.publish(ann.created());
        eventually(() -> assertThat(state("dialerEnabled")).isEqualTo("WAITING_FOR_SEAT"));

        // When
        var answer = choose("{\"dialerEnabled\": false}");

        // Then
        answer.statusCode(409).body("assignment", nullValue()).body("detail", containsString("user defaults"));
    }

    @Test
    void aSettingOfTheUserDefaultsThatChangesIsTold() {
        // Given
        Api.assign(tenant, LIST.formatted("AUTOMATIC")).statusCode(200);
        TestTopics.publish(ann.created());
        eventually(() -> assertThat(state("dialerEnabled")).isEqualTo("WAITING_FOR_SEAT"));

        try (var states = TestTopics.listen(Topic.USER_STATE)) {
            // When
            Api.assign(tenant, LIST.formatted("AUTOMATIC").replace("\"dialerEnabled\": true", ""))
                    .statusCode(200);

            // Then
            var told = json(states.await(this::isOfAnn, Duration.ofSeconds(20)));
            assertThat(told.at("/user/settings").toString()).isEqualTo("[]");
        }
    }

    @Test
    void whatIsNotInTheCatalogueIsRefused() {
        recruiter("MANUAL");
        choose("{\"webConferencesRecorded\": \"yes\", \"unheardOf\": true}")
                .statusCode(400)
                .body("errors.field", contains("webConferencesRecorded", "unheardOf"));
        Api.assign(tenant, """
                        {"assignments": [{"name": "A", "settings": {"x": 1, "dialerEnabled": 1}}],
                         "everyoneElse": {"settings": {"y": true}}}
                        """)
                .statusCode(400)
                .body(
                        "errors.field",
                        contains(
                                "assignments[0].settings.x",
                                "assignments[0].settings.dialerEnabled",
                                "everyoneElse.settings.y"));
    }

    @Test
    void aSettingWithoutItsSeatIsWarnedOf() {
        Api.assign(tenant, LIST.formatted("MANUAL"))
                .statusCode(200)
                .body("warnings.field", hasItem("everyoneElse.settings.dialerEnabled"));
    }

    @Test
    void aWorkspaceIsRenamedAndArchivedOnceNobodyNamesIt() {
        // Given
        workspace("EMEA!", "Europe").statusCode(400);
        workspace("emea", "").statusCode(400);
        workspace("emea", "Europe and Africa").statusCode(200).body("name", equalTo("Europe and Africa"));
        workspace("apac", "europe and africa").statusCode(409);
        Api.assign(tenant, LIST.formatted("MANUAL")).statusCode(200);
        archive("emea").statusCode(409).body("type", equalTo("urn:rollcall:problem:workspace-in-use"));
        archive("unknown").statusCode(404);
        Api.assign(tenant, "{\"assignments\": []}").statusCode(200);

        // When
        archive("emea").statusCode(200);

        // Then
        Api.assign(tenant, LIST.formatted("MANUAL"))
                .statusCode(400)
                .body("errors.field", contains("assignments[0].workspaces[0].workspace"));
        workspace("emea", "Europe").statusCode(409);
        Api.as(TestTokens.itAdmin(tenant))
                .get(path + "/workspaces")
                .then()
                .statusCode(200)
                .body("items.key", contains("emea"));
        Api.as(TestTokens.itAdmin(tenant))
                .body("{\"name\":\"X\"}")
                .put(path + "/workspaces/x")
                .then()
                .statusCode(403);
    }

    private boolean isOfAnn(ProbedEvent event) {
        return event.key().equals(tenant + "/" + ann.id());
    }

    private static JsonNode json(ProbedEvent event) {
        try {
            return new ObjectMapper().readTree(event.value().orElseThrow());
        } catch (JsonProcessingException e) {
            throw new AssertionError(event.toString(), e);
        }
    }

    private void recruiter(String mode) {
        Api.assign(tenant, LIST.formatted(mode)).statusCode(200);
        TestTopics.publish(ann.created(), ann.joins(recruiting));
        eventually(() -> assertThat(Database.run(tenant, "SELECT directory_version FROM account"))
                .containsExactly("2"));
    }

    private ValidatableResponse choose(String body) {
        return Api.as(TestTokens.admin(tenant))
                .body(body)
                .patch(path + "/members/" + ann.id() + "/settings")
                .then();
    }

    private ValidatableResponse workspace(String key, String name) {
        return Api.as(TestTokens.admin(tenant))
                .body("{\"name\": \"" + name + "\"}")
                .put(path + "/workspaces/" + key)
                .then();
    }

    private ValidatableResponse archive(String key) {
        return Api.as(TestTokens.admin(tenant))
                .post(path + "/workspaces/" + key + "/archive")
                .then();
    }

    private @Nullable Object state(String key) {
        return Api.seen(tenant, ann.id(), setting(key) + ".state");
    }

    private static String setting(String key) {
        return "settings.find { it.key == '" + key + "' }";
    }

    private SeatAssigned assigned(long version) {
        var seat = new HeldSeat(FULL, POOL, true, HeldSeat.State.ASSIGNED, People.START);
        return new SeatAssigned(People.START, seats(version, List.of(seat)), FULL, POOL, CAUSE);
    }

    private SeatReleased released(long version) {
        return new SeatReleased(People.START, seats(version, List.of()), FULL, POOL, CAUSE);
    }

    private UserSeats seats(long version, List<HeldSeat> held) {
        return new UserSeats(new TenantId(tenant), ann.id(), version, held);
    }
}
