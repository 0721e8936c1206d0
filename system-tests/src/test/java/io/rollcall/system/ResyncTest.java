package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.launcher.LauncherException;
import io.rollcall.launcher.ServiceModule;
import io.rollcall.launcher.TenantClient;
import io.rollcall.launcher.resync.ResyncReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A resync of a part, one that is cancelled, and one whose service is killed. */
class ResyncTest {

    private static final Duration EFFECT = Duration.ofSeconds(60);
    private static final String SERVICE = "provisioning-service";

    /** rbac-service corrects itself in the fourth stage, when license-service has. */
    private static final int STAGE_OF_RBAC = 3;

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "resync-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 10);
    private final String support = admin.supportToken();
    private final Tables rbac = new Tables(system.description(), ServiceModule.RBAC, tenant);
    private final Tables license = new Tables(system.description(), ServiceModule.LICENSE, tenant);

    private record Run(int code, String text) {}

    /** Rows 12 and 27. */
    @Test
    void one_directory_is_repaired_alone_and_people_without_one_are_left_as_they_are() {
        // Given
        String contractor = contractor();
        ScimClient other = admin.createDirectory(tenant, "Other", "entra");
        String here = joined(idp, "here");
        String there = joined(other, "there");
        awaitInStep();
        rbac.change("DELETE FROM subject WHERE user_id = ?::uuid", here);
        rbac.change("UPDATE subject SET directory_active = false WHERE user_id = ?::uuid", there);

        // When
        Run repair = resync(directory(idp), false);

        // Then
        assertThat(repair.code).as(repair.text).isEqualTo(ResyncReport.IN_STEP);
        assertThat(repair.text).contains(here).doesNotContain(there);
        assertThat(check(here)).isEqualTo("ALLOWED");
        assertThat(check(there)).isEqualTo("USER_INACTIVE");
        Run rest = resync(null, false);
        assertThat(rest.text).contains(there).doesNotContain(here).doesNotContain(contractor);
        assertThat(check(there)).isEqualTo("ALLOWED");
        JsonNode untouched = admin.member(tenant, contractor);
        assertThat(untouched.path("source").asText()).isEqualTo("LOCAL");
        assertThat(untouched.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(untouched.at("/tags/0").asText()).isEqualTo("contractor");
        assertThatThrownBy(() -> resync(UUID.randomUUID().toString(), true))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("has no directory");
    }

    /** Row 27. */
    @Test
    void one_that_is_cancelled_keeps_what_it_repaired_and_the_next_one_does_the_rest() {
        // Given
        List<String> people = List.of(joined(idp, "ann"), joined(idp, "bea"));
        awaitInStep();
        tamper(people);
        try (var client = client()) {
            start(client);
            awaitStage(client);
            var text = new StringWriter();

            // When
            int code = new ResyncReport(client, new PrintWriter(text)).cancel();

            // Then
            assertThat(code).isEqualTo(ResyncReport.IN_STEP);
            assertThat(text.toString()).contains("It was cancelled");
            assertThat(latest(client).path("state").asText()).isEqualTo("CANCELLED");
        }
        repaired(people, resync(null, false));
    }

    /** Row 27. */
    @Test
    void one_whose_service_is_killed_goes_on_to_the_end() {
        // Given
        List<String> people = List.of(joined(idp, "ann"), joined(idp, "bea"));
        awaitInStep();
        tamper(people);
        int restarts = system.stack().restarts(SERVICE);
        try (var client = client()) {
            start(client);
            awaitStage(client);
        }

        // When
        system.stack().kill(SERVICE);
        system.stack().awaitRestarts(SERVICE, restarts + 1, EFFECT);
        Run followed = resync(null, false);

        // Then
        assertThat(followed.text).contains("The same resync is running");
        assertThat(followed.text).contains("repaired   ann").contains("repaired   bea");
        repaired(people, followed);
    }

    /** The seat of one and the role of the other: of different services, and so of different stages. */
    private void tamper(List<String> people) {
        license.change("DELETE FROM seat WHERE user_id = ?::uuid", people.getFirst());
        rbac.change("UPDATE subject SET roles = '{admin}' WHERE user_id = ?::uuid", people.getLast());
    }

    private void repaired(List<String> people, Run last) {
        assertThat(last.code).as(last.text).isEqualTo(ResyncReport.IN_STEP);
        Run again = resync(null, true);
        assertThat(again.text).contains("0 differences");
        assertThat(people).allSatisfy(person -> {
            assertThat(admin.member(tenant, person).at("/seats/0/state").asText())
                    .isEqualTo("ASSIGNED");
            assertThat(check(person)).isEqualTo("ALLOWED");
        });
    }

    private void start(TenantClient client) {
        client.post("/resyncs", Http.JSON.createObjectNode().put("dryRun", false));
    }

    private void awaitStage(TenantClient client) {
        await().atMost(EFFECT).pollInterval(Duration.ofMillis(50)).until(() -> {
            JsonNode run = latest(client);
            return run.path("step").asText().equals("REPAIRING")
                    && run.path("done").asInt() == STAGE_OF_RBAC;
        });
    }

    private static JsonNode latest(TenantClient client) {
        return client.get("/resyncs?limit=1").at("/items/0");
    }

    private void awaitInStep() {
        await().atMost(EFFECT).until(() -> resync(null, true).code == ResyncReport.IN_STEP);
    }

    private Run resync(@Nullable String directory, boolean dryRun) {
        var text = new StringWriter();
        try (var client = client()) {
            int code = new ResyncReport(client, new PrintWriter(text)).run(directory, dryRun);
            return new Run(code, text.toString());
        }
    }

    private TenantClient client() {
        return new TenantClient(system.description(), tenant);
    }

    private String contractor() {
        admin.send("PUT", SERVICE, tenant + "/member-policy", "{\"mode\":\"HYBRID\"}")
                .expect(200);
        String invitation = "{\"email\":\"cy@contractor.example\"}";
        String id = admin.send("POST", SERVICE, tenant + "/members/invitations", invitation)
                .expect(201)
                .body()
                .path("memberId")
                .asText();
        admin.send("POST", SERVICE, tenant + "/sign-ins", invitation, admin.serviceToken())
                .expect(200);
        admin.send("PATCH", SERVICE, tenant + "/members/" + id, "{\"tags\":[\"contractor\"]}")
                .expect(200);
        return id;
    }

    private String joined(ScimClient directory, String name) {
        String person = directory.createUser(name + "@" + tenant + ".example");
        await().atMost(EFFECT)
                .until(() -> check(person).equals("ALLOWED")
                        && admin.member(tenant, person)
                                .at("/seats/0/state")
                                .asText()
                                .equals("ASSIGNED"));
        return person;
    }

    private String check(String person) {
        return admin.check(tenant, person, "sourcing.search:use", support);
    }

    private static String directory(ScimClient idp) {
        return idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
    }
}
