package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.launcher.Rollcall;
import io.rollcall.launcher.ServiceModule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who had access to what and when, why, and the proof that nobody has touched the answer. */
class AuditTest {
    private static final Duration EFFECT = Duration.ofSeconds(20);
    private static final int BROKEN = 4;

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "audited-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 1);
    private final String ann = idp.createUser("ann@acme.example");

    /** Row 28. */
    @Test
    void the_trail_tells_who_had_what_when_and_why() {
        // Given
        awaitTold(ann, "seat.assigned");
        awaitTold(ann, "role.assigned");
        Instant before = lastTold(ann);
        admin.send("PATCH", "provisioning-service", tenant + "/members/" + ann, "{\"title\":\"Chief\"}")
                .expect(409);

        // When
        idp.setActive(ann, false).expect(200);
        awaitTold(ann, "seat.released");
        awaitTold(ann, "role.revoked");

        // Then
        assertThat(sentences(ann))
                .contains(
                        "Given Family was created in the directory",
                        "Given Family got an account",
                        "Given Family is entitled as everyone else to roles standard; seats full",
                        "Given Family got the role standard",
                        "Given Family got a seat of the type full",
                        "Given Family was deactivated in the directory",
                        "Given Family lost the role standard")
                .anyMatch(it -> it.startsWith("Given Family was not changed: title belongs to the directory \"Test\""));
        JsonNode role = told(ann, "role.assigned");
        assertThat(types(role.path("because"))).containsExactly("entitlement.changed", "directory.user.created");
        assertThat(role.path("requestId").asText()).isNotEmpty();
        assertThat(role.at("/because/1/actor/kind").asText()).isEqualTo("IDP");
        assertThat(role.at("/because/1/actor/name").asText()).isEqualTo("Test");
        JsonNode then = access(ann, before);
        assertThat(then.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(then.at("/roles/0/role").asText()).isEqualTo("standard");
        assertThat(then.at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
        JsonNode now = access(ann, lastTold(ann));
        assertThat(now.path("status").asText()).isEqualTo("DEACTIVATED");
        assertThat(now.path("roles")).isEmpty();
        assertThat(now.path("seats")).isEmpty();
    }

    /** Row 28. */
    @Test
    void the_export_equals_the_list_and_the_chain_is_whole() {
        // Given
        awaitTold(ann, "role.assigned");
        awaitTold(ann, "seat.assigned");

        // When
        String csv = admin.text("provisioning-service", tenant + "/audit/export?subject=" + ann);

        // Then
        List<JsonNode> list = admin.all("provisioning-service", tenant + "/audit?subject=" + ann);
        assertThat(csv.lines().skip(1)).hasSameSizeAs(list);
        assertThat(csv)
                .contains(list.stream().map(it -> it.path("hash").asText()).toList());
        var verified = run("audit", "verify", "--tenant", tenant);
        assertThat(verified).startsWith("Whole: ").contains("Head, to note elsewhere: ");
        String head =
                verified.lines().reduce((first, last) -> last).orElseThrow().replaceFirst(".*: ", "");
        assertThat(run("audit", "verify", "--tenant", tenant, "--noted", head)).startsWith("Whole: ");
    }

    /** Row 28. */
    @Test
    void who_rewrites_the_trail_is_found_out() {
        // Given
        awaitTold(ann, "role.assigned");
        var entries = new Tables(system.description(), ServiceModule.PROVISIONING, tenant);

        // When
        entries.change("UPDATE audit_entry SET sentence = 'nothing happened' WHERE seq = 2", "");

        // Then
        var out = new StringWriter();
        assertThat(execute(out, "audit", "verify", "--tenant", tenant)).isEqualTo(BROKEN);
        assertThat(out.toString()).contains("BROKEN at entry 2");
    }

    /** Row 30. */
    @Test
    void why_somebody_has_what_they_have_is_one_answer() {
        // Given
        awaitTold(ann, "seat.assigned");
        String group = idp.group("Recruiting");
        admin.send("PUT", "provisioning-service", tenant + "/assignments", """
                {"assignments": [
                    {"name": "Sales", "groups": ["Sales"], "roles": ["admin"]},
                    {"name": "Recruiters", "groups": ["Recruiting"], "roles": ["restricted"], "seats": ["full"]}],
                 "everyoneElse": {"roles": ["standard"], "seats": ["full"]}}""").expect(200);
        String bea = idp.createUser("bea@acme.example");
        awaitTold(bea, "seat.waitlisted");

        // When
        idp.addMember(group, bea);

        // Then
        await().atMost(EFFECT).untilAsserted(() -> {
            JsonNode why = explanation(bea);
            assertThat(why.at("/rule/assignment/name").asText()).isEqualTo("Recruiters");
            assertThat(why.at("/result/roles/0/role").asText()).isEqualTo("restricted");
            assertThat(why.at("/result/roles/0/event/because/0/type").asText()).isEqualTo("entitlement.changed");
            assertThat(why.at("/result/seats/0/state").asText()).isEqualTo("WAITING");
            assertThat(why.at("/directory/event/type").asText()).isEqualTo("directory.user.group_added");
        });
        JsonNode why = explanation(bea);
        assertThat(why.at("/rule/rank").asInt()).isEqualTo(2);
        assertThat(why.at("/rule/via").asText()).isEqualTo("Recruiting");
        assertThat(why.at("/losing/0/name").asText()).isEqualTo("Sales");
        String request = why.at("/directory/event/requestId").asText();
        assertThat(why.at("/result/roles/0/event/requestId").asText()).isEqualTo(request);
        String text = run("explain", "bea@acme.example", "--tenant", tenant);
        assertThat(text)
                .contains("The directory \"Test\" (okta) said")
                .contains("\"Recruiters\", rank 2")
                .contains("not \"Sales\" (rank 1): not in Sales")
                .contains("role restricted: in effect, from \"Recruiters\"")
                .contains("seat full: WAITING")
                .contains(request);
    }

    private String run(String... arguments) {
        var out = new StringWriter();
        assertThat(execute(out, arguments)).isZero();
        return out.toString();
    }

    private int execute(StringWriter out, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", system.description().dataDirectory()));
        return Rollcall.commandLine().setOut(new PrintWriter(out)).execute(all.toArray(String[]::new));
    }

    private void awaitTold(String person, String type) {
        await().atMost(EFFECT)
                .until(() -> !timeline(person, "?type=" + type).path("items").isEmpty());
    }

    private JsonNode told(String person, String type) {
        return timeline(person, "?type=" + type).at("/items/0");
    }

    private List<String> sentences(String person) {
        List<String> sentences = new ArrayList<>();
        timeline(person, "")
                .path("items")
                .forEach(it -> sentences.add(it.path("sentence").asText()));
        return sentences;
    }

    private static List<String> types(JsonNode reasons) {
        List<String> types = new ArrayList<>();
        reasons.forEach(it -> types.add(it.path("type").asText()));
        return types;
    }

    private Instant lastTold(String person) {
        return Instant.parse(timeline(person, "?limit=1").at("/items/0/at").asText());
    }

    private JsonNode timeline(String person, String query) {
        return admin.send("GET", "provisioning-service", tenant + "/members/" + person + "/timeline" + query, "")
                .expect(200)
                .body();
    }

    private JsonNode access(String person, Instant at) {
        return admin.send("GET", "provisioning-service", tenant + "/members/" + person + "/access?at=" + at, "")
                .expect(200)
                .body();
    }

    private JsonNode explanation(String person) {
        return admin.send("GET", "provisioning-service", tenant + "/members/" + person + "/explanation", "")
                .expect(200)
                .body();
    }
}
