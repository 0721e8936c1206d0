package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.system.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assignments over the whole stack: what a preview says is what members then have, and settings follow seats. */
class AssignmentsTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);
    private static final String SETTING = "webConferencesRecorded";
    private static final String RECRUITERS = """
            {"name":"Recruiters","groups":["Recruiting"],"roles":["standard"],"seats":["full"],
             "settings":{"webConferencesRecorded":true,"preventEmailImport":true},"updateMode":"%s"}""";
    private static final String INTERNS = """
            {"name":"Interns","groups":["Interns"],"roles":["restricted"],"updateMode":"AUTOMATIC"}""";

    private final AdminClient admin = SystemUnderTest.shared().admin();
    private final String tenant = "assign-" + UUID.randomUUID();
    private ScimClient okta;

    @BeforeEach
    void aTenantWithOneFullSeat() {
        okta = admin.createTenant(tenant, 1);
        put("");
    }

    /** Row 23. */
    @Test
    void adding_and_reordering_shows_who_changes_before_it_applies() {
        // Given
        put(INTERNS + "," + RECRUITERS.formatted("AUTOMATIC"));
        String holder = member("Recruiting");
        awaitSeat(holder, "ASSIGNED");
        String both = member("Interns", "Recruiting");
        awaitRoles(both, "restricted");
        draft(RECRUITERS.formatted("AUTOMATIC") + "," + INTERNS);

        // When
        JsonNode preview =
                send("POST", "/previews", "{\"of\":\"DRAFT\"}").expect(201).body();

        // Then
        JsonNode change = only(preview);
        assertThat(preview.at("/summary/newlyWaiting").asInt()).isEqualTo(1);
        assertThat(preview.at("/summary/pools/0/waitingAfter").asInt()).isEqualTo(1);
        assertThat(change.path("userId").asText()).isEqualTo(both);
        assertThat(change.at("/now/assignment").asText()).isEqualTo("Interns");
        assertThat(change.at("/after/assignment").asText()).isEqualTo("Recruiters");
        assertThat(change.at("/after/seats/0/state").asText()).isEqualTo("WAITING");
        assertThat(change.path("gainsPermissions")).isNotEmpty();
        assertThat(change.path("because")).isNotEmpty();
        assertThat(roles(both)).containsExactly("restricted");
        apply(preview);
        await().atMost(EFFECT).untilAsserted(() -> {
            JsonNode member = admin.member(tenant, both);
            assertThat(roles(both))
                    .containsExactly(change.at("/after/roles/0/role").asText());
            assertThat(member.at("/seats/0/state").asText()).isEqualTo("WAITING");
            assertThat(setting(member, SETTING)).isEqualTo(setting(change.path("after"), SETTING));
        });
        JsonNode undo = send("POST", "/previews", "{\"of\":\"VERSION\",\"version\":3}")
                .expect(201)
                .body();
        apply(undo);
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(roles(both)).containsExactly("restricted");
            assertThat(admin.member(tenant, both).path("seats")).isEmpty();
        });
    }

    /** Row 24. */
    @Test
    void manual_accounts_keep_what_was_given_and_automatic_ones_are_governed() {
        // Given
        put(RECRUITERS.formatted("MANUAL") + "," + INTERNS);
        String user = member("Recruiting");
        awaitRoles(user, "standard");
        choose(user, "{\"preventEmailImport\":false}").expect(200);

        // When
        okta.patch("/Groups/" + okta.group("Recruiting"), """
                {"op":"remove","path":"members[value eq \\"%s\\"]"}""".formatted(user)).expect(200);
        okta.addMember(okta.group("Interns"), user).expect(200);

        // Then
        await().atMost(EFFECT)
                .until(() ->
                        admin.member(tenant, user).path("groups").toString().equals("[\"Interns\"]"));
        JsonNode kept = admin.member(tenant, user);
        assertThat(kept.at("/assignment/name").asText()).isEqualTo("Recruiters");
        assertThat(roles(user)).containsExactly("standard");
        assertThat(setting(kept, "preventEmailImport").path("value").asBoolean())
                .isFalse();
        put(RECRUITERS.formatted("AUTOMATIC") + "," + INTERNS);
        awaitRoles(user, "restricted");
        assertThat(choose(user, "{\"preventEmailImport\":true}")
                        .expect(409)
                        .body()
                        .path("detail")
                        .asText())
                .contains("Interns");
    }

    /** Row 25. */
    @Test
    void a_setting_that_needs_a_seat_becomes_active_when_the_seat_is_there() {
        // Given
        put(RECRUITERS.formatted("AUTOMATIC"));
        String first = member("Recruiting");
        awaitSeat(first, "ASSIGNED");
        String second = member("Recruiting");
        awaitSeat(second, "WAITING");
        JsonNode waiting = setting(admin.member(tenant, second), SETTING);
        assertThat(waiting.path("state").asText()).isEqualTo("WAITING_FOR_SEAT");
        assertThat(waiting.path("waitsFor").asText()).isEqualTo("full");
        assertThat(state(first)).isEqualTo("ACTIVE");

        // When
        okta.setActive(first, false).expect(200);

        // Then
        await().atMost(EFFECT).until(() -> state(second).equals("ACTIVE"));
    }

    private String member(String... groups) {
        String user = okta.createUser("person-" + UUID.randomUUID() + "@assign.example");
        for (String group : groups) {
            okta.addMember(okta.group(group), user).expect(200);
        }
        return user;
    }

    private void put(String assignments) {
        send("PUT", "", "{\"assignments\":[" + assignments + "]}").expect(200);
    }

    private void draft(String assignments) {
        send("PUT", "/draft", "{\"assignments\":[" + assignments + "]}").expect(200);
    }

    private JsonNode only(JsonNode preview) {
        var changes = admin.all("provisioning-service", tenant + "/assignments/previews/" + id(preview) + "/changes");
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private void apply(JsonNode preview) {
        JsonNode job = send("POST", "/previews/" + id(preview) + "/apply", "{}")
                .expect(202)
                .body();
        await().atMost(EFFECT)
                .until(() -> send("GET", "/jobs/" + id(job), "")
                        .body()
                        .path("state")
                        .asText()
                        .equals("DONE"));
    }

    private Answer choose(String user, String settings) {
        return admin.send("PATCH", "provisioning-service", tenant + "/members/" + user + "/settings", settings);
    }

    private Answer send(String method, String path, String body) {
        return admin.send(method, "provisioning-service", tenant + "/assignments" + path, body);
    }

    private void awaitSeat(String user, String state) {
        await().atMost(EFFECT)
                .until(() ->
                        admin.member(tenant, user).at("/seats/0/state").asText().equals(state));
    }

    private void awaitRoles(String user, String... roles) {
        await().atMost(EFFECT).untilAsserted(() -> assertThat(roles(user)).containsExactly(roles));
    }

    private List<String> roles(String user) {
        return admin.member(tenant, user).findValuesAsText("role");
    }

    private String state(String user) {
        return setting(admin.member(tenant, user), SETTING).path("state").asText();
    }

    private static JsonNode setting(JsonNode holder, String key) {
        return StreamSupport.stream(holder.path("settings").spliterator(), false)
                .filter(it -> it.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode of) {
        return of.path("id").asText();
    }
}
