package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People who were deleted and are hired again are known by what is left of them, and judged anew. */
class RehiredPersonTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);

    private final AdminClient admin = SystemUnderTest.shared().admin();
    private final String tenant = "rehired-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 5);

    /** Row 7. */
    @Test
    void who_comes_back_by_any_of_three_signs_is_on_the_same_account_with_what_is_due_now() {
        // Given
        recruitersAlone();
        String byExternalId = recruiter("ann", "hr-1", "ann@acme.example");
        String byUserName = recruiter("bea", "hr-2", "bea@acme.example");
        String byEmail = recruiter("cy", "hr-3", "cy@acme.example");
        List<String> people = List.of(byExternalId, byUserName, byEmail);
        people.forEach(person -> awaitAccess(person, "ACTIVE", "restricted", 1));
        people.forEach(person -> idp.send("DELETE", "/Users/" + person, "").expect(204));
        people.forEach(person -> awaitAccess(person, "DEACTIVATED", "", 0));

        // When
        List<String> back = List.of(
                create("ann.married", "hr-1", "ann.married@acme.example"),
                create("BEA", "hr-20", "bea.new@acme.example"),
                create("cy.new", "hr-30", "CY@acme.example"));

        // Then
        assertThat(back).isEqualTo(people);
        // They were recruiters, and are not in the group any more.
        people.forEach(person -> awaitAccess(person, "ACTIVE", "standard", 0));
        assertThat(admin.member(tenant, byExternalId).path("userName").asText()).isEqualTo("ann.married");
        idp.addMember(idp.group("Recruiting"), byEmail).expect(200);
        awaitAccess(byEmail, "ACTIVE", "restricted", 1);
        assertThat(admin.pool(tenant, "full").path("allocated").asInt()).isEqualTo(1);
    }

    private void recruitersAlone() {
        admin.send("PUT", "provisioning-service", tenant + "/assignments", """
                {"assignments":[{"name":"Recruiters","groups":["Recruiting"],"roles":["restricted"],"seats":["full"],
                  "updateMode":"AUTOMATIC"}],
                 "everyoneElse":{"roles":["standard"]}}""").expect(200);
    }

    private String recruiter(String userName, String externalId, String email) {
        String id = create(userName, externalId, email);
        idp.addMember(idp.group("Recruiting"), id).expect(200);
        return id;
    }

    private String create(String userName, String externalId, String email) {
        return idp.send("POST", "/Users", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","externalId":"%s",
                         "active":true,"emails":[{"primary":true,"type":"work","value":"%s"}]}""".formatted(userName, externalId, email))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }

    private void awaitAccess(String person, String status, String role, int seats) {
        await().atMost(EFFECT).untilAsserted(() -> {
            JsonNode member = admin.member(tenant, person);
            assertThat(member.path("status").asText()).isEqualTo(status);
            assertThat(member.at("/roles/0/role").asText()).isEqualTo(role);
            assertThat(member.path("seats")).hasSize(seats);
        });
    }
}
