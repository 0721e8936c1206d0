package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.system.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles over the whole stack: made, mapped, listed to the identity provider, given by hand, explained and simulated. */
class RolesTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);

    private final AdminClient admin = SystemUnderTest.shared().admin();
    private final String tenant = "roles-" + UUID.randomUUID();
    private ScimClient okta;

    @BeforeEach
    void aTenant() {
        okta = admin.createTenant(tenant, 5);
    }

    /** Rows 13, 14 and 16. */
    @Test
    void a_custom_role_is_mappable_listed_and_effective_the_moment_it_exists() {
        // Given
        assign("\"intern-sourcer\"");
        String user = okta.createUser("intern@roles.example");
        okta.addMember(okta.group("Interns"), user).expect(200);
        await().atMost(EFFECT).until(() -> check(user, "sourcing.search:use").equals("NO_PERMISSION"));

        // When
        rbac("POST", "/roles", """
                {"name":"Intern Sourcer","grants":{"modules":["sourcing"],"permissions":["ats.jobs:view"]}}""").expect(201);

        // Then
        assertThat(check(user, "sourcing.search:use")).isEqualTo("ALLOWED");
        assertThat(check(user, "ats.jobs:edit")).isEqualTo("NO_PERMISSION");
        assertThat(rbac("DELETE", "/roles/admin", "").status()).isEqualTo(409);
        await().atMost(EFFECT)
                .until(() -> okta.send("GET", "/Roles", "")
                        .expect(200)
                        .body()
                        .findValuesAsText("value")
                        .contains("intern-sourcer"));
        await().atMost(EFFECT)
                .until(() -> admin.member(tenant, user).findValuesAsText("role").contains("intern-sourcer"));
    }

    /** Row 17. */
    @Test
    void a_role_given_by_hand_counts_in_plus_alone_and_ends() {
        // Given
        assign("\"restricted\"");
        String user = okta.createUser("temp@roles.example");
        okta.addMember(okta.group("Interns"), user).expect(200);
        await().atMost(EFFECT).until(() -> check(user, "ats.jobs:view").equals("ALLOWED"));
        String manual = "/users/" + user + "/manual-roles/standard";
        assertThat(rbac("PUT", manual, "{}").status()).isEqualTo(409);
        rbac("PUT", "/role-governance", "{\"mode\":\"IDP_PLUS_MANUAL\"}").expect(200);
        rbac("PUT", manual, "{}").expect(200);
        assertThat(check(user, "ats.jobs:edit")).isEqualTo("ALLOWED");

        // When
        rbac("PUT", manual, "{\"until\":\"" + Instant.now().plusSeconds(1) + "\"}")
                .expect(200);

        // Then
        await().atMost(EFFECT).until(() -> check(user, "ats.jobs:edit").equals("NO_PERMISSION"));
        await().atMost(EFFECT)
                .until(() -> admin.member(tenant, user).findValuesAsText("role").equals(List.of("restricted")));
    }

    /** Rows 15 and 30. */
    @Test
    void a_simulated_change_is_what_happens_and_why_is_told() {
        // Given
        rbac("POST", "/roles", "{\"name\":\"Sourcer\",\"base\":\"restricted\"}").expect(201);
        assign("\"sourcer\"");
        String user = okta.createUser("sourcer@roles.example");
        okta.addMember(okta.group("Interns"), user).expect(200);
        await().atMost(EFFECT).until(() -> check(user, "ats.jobs:view").equals("ALLOWED"));
        String wider = "{\"name\":\"Sourcer\",\"base\":\"restricted\",\"grants\":{\"features\":[\"sourcing.search\"]}}";
        JsonNode forecast = rbac("POST", "/simulations/changes", """
                {"replaceRole":{"key":"sourcer","role":%s}}""".formatted(wider))
                .expect(200)
                .body();

        // When
        rbac("PUT", "/roles/sourcer", wider).expect(200);

        // Then
        assertThat(forecast.path("affected").asInt()).isEqualTo(1);
        assertThat(forecast.at("/items/0/userId").asText()).isEqualTo(user);
        forecast.at("/items/0/gainsPermissions")
                .forEach(gained -> assertThat(check(user, gained.asText())).isEqualTo("ALLOWED"));
        JsonNode why = rbac("GET", "/users/" + user + "/explanation?permission=sourcing.search:use", "")
                .expect(200)
                .body();
        assertThat(why.path("reason").asText()).isEqualTo("ALLOWED");
        assertThat(why.at("/roles/0/why").asText()).isEqualTo("it grants sourcing.search");
        assertThat(why.at("/roles/0/version").asInt()).isEqualTo(2);
    }

    /** What Entra ID sends for app roles. */
    @Test
    void a_role_that_the_directory_names_for_a_person_is_theirs() {
        // Given
        ScimClient entra = admin.createTenant(tenant + "-entra", 5, "entra");
        String tenantPath = tenant + "-entra";
        admin.send("POST", "rbac-service", tenantPath + "/roles", """
                {"name":"Interview Crew","grants":{"modules":["sourcing"]}}""").expect(201);
        admin.send(
                        "PUT",
                        "scim-gateway",
                        tenantPath + "/directories/" + entra.directory() + "/access-validation",
                        "{\"mode\":\"STRICT\",\"honoured\":true}")
                .expect(200);
        String user = entra.createUser("ann@entra.example");
        await().atMost(EFFECT)
                .until(() -> entra.send("GET", "/Schemas", "").body().toString().contains("Interview Crew"));

        // When
        entra.patch("/Users/" + user, appRole("Add", "interview crew")).expect(200);

        // Then
        await().atMost(EFFECT)
                .until(() ->
                        admin.member(tenantPath, user).findValuesAsText("role").equals(List.of("interview-crew")));
        assertThat(admin.check(tenantPath, user, "sourcing.search:use", admin.supportToken()))
                .isEqualTo("ALLOWED");
        JsonNode roles = admin.send(
                        "GET",
                        "rbac-service",
                        tenantPath + "/users/" + user + "/explanation?permission=sourcing.search:use",
                        "")
                .expect(200)
                .body()
                .path("roles");
        assertThat(roles.findValuesAsText("source")).containsExactly("SCIM_ROLE");
        assertThat(entra.patch("/Users/" + user, appRole("Replace", "Wizard"))
                        .body()
                        .path("detail")
                        .asText())
                .contains("interview-crew, restricted, standard");
        entra.patch("/Users/" + user, """
                {"op":"Replace","path":"roles","value":[{"value":"{\\"id\\":\\"06b07648\\",\\"value\\":\\"restricted\\"}"}]}""").expect(200);
        await().atMost(EFFECT)
                .until(() ->
                        admin.member(tenantPath, user).findValuesAsText("role").equals(List.of("restricted")));
    }

    private static String appRole(String op, String role) {
        return "{\"op\":\"%s\",\"path\":\"roles[primary eq \\\"True\\\"].value\",\"value\":\"%s\"}".formatted(op, role);
    }

    private void assign(String role) {
        admin.send("PUT", "provisioning-service", tenant + "/assignments", """
                {"assignments":[{"name":"Interns","groups":["Interns"],"roles":[%s]}],"everyoneElse":{}}""".formatted(role))
                .expect(200);
    }

    private String check(String user, String permission) {
        return admin.check(tenant, user, permission, admin.supportToken());
    }

    private Answer rbac(String method, String path, String body) {
        return admin.send(method, "rbac-service", tenant + path, body);
    }
}
