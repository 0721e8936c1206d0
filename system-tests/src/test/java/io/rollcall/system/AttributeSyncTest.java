package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.Topic;
import io.rollcall.testing.EventProbe;
import io.rollcall.testing.ProbedEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever a directory says of a person is told on, with what was there before. */
class AttributeSyncTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String OWN = "urn:acme:scim:2.0:User";
    private static final String BOSS = UUID.randomUUID().toString();
    private static final Map<String, String> CHANGES = Map.of(
            "title",
            "Sourcer",
            ENTERPRISE + ":department",
            "Sales",
            ENTERPRISE + ":division",
            "EMEA",
            ENTERPRISE + ":costCenter",
            "4711",
            ENTERPRISE + ":employeeNumber",
            "7",
            ENTERPRISE + ":manager.value",
            BOSS,
            OWN + ":site",
            "Rome");

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "attributes-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 2);

    /** Row 9. */
    @Test
    void every_attribute_that_changes_is_told_with_its_value_before_and_after() throws IOException {
        // Given
        defineOwnAttribute();
        String ann = created();
        await().atMost(EFFECT)
                .until(() ->
                        admin.member(tenant, ann).path("department").asText().equals("before Sales"));
        try (var told = EventProbe.fromNow(
                system.description().kafka().bootstrapServers(), Topic.DIRECTORY_USER_EVENTS.topicName())) {

            // When
            for (var change : CHANGES.entrySet()) {
                idp.patch("/Users/" + ann, """
                        {"op":"replace","path":"%s","value":"%s"}""".formatted(change.getKey(), change.getValue()))
                        .expect(200);
            }

            // Then
            var events = told.awaitCount(CHANGES.size(), event -> event.key().equals(tenant + "/" + ann), EFFECT);
            Map<String, String> seen = new LinkedHashMap<>();
            for (ProbedEvent event : events) {
                note(seen, Http.JSON.readTree(event.value().orElseThrow()).path("changes"));
            }
            CHANGES.forEach((attribute, value) ->
                    assertThat(seen).containsEntry(attribute, "before " + value + " -> " + value));
        }
        await().atMost(EFFECT)
                .untilAsserted(() -> assertThat(
                                admin.member(tenant, ann).path("department").asText())
                        .isEqualTo("Sales"));
        assertThat(admin.member(tenant, ann).path("title").asText()).isEqualTo("Sourcer");
    }

    private static void note(Map<String, String> seen, JsonNode changes) {
        changes.forEach(change -> seen.put(
                change.path("attribute").asText(),
                change.path("before").asText() + " -> " + change.path("after").asText()));
    }

    private void defineOwnAttribute() {
        String directory = idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
        admin.send("PUT", "scim-gateway", tenant + "/directories/" + directory + "/schemas/" + OWN, """
                {"resourceType":"User","required":false,"schema":{"id":"%s","name":"AcmeUser",
                 "attributes":[{"name":"site","type":"string"}]}}""".formatted(OWN))
                .expect(201);
    }

    private String created() {
        return idp.send("POST", "/Users", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%1$s","%2$s"],
                         "userName":"ann@acme.example","active":true,"title":"before Sourcer",
                         "%1$s":{"department":"before Sales","division":"before EMEA","costCenter":"before 4711",
                           "employeeNumber":"before 7","manager":{"value":"before %3$s"}},
                         "%2$s":{"site":"before Rome"}}""".formatted(ENTERPRISE, OWN, BOSS))
                .expect(201)
                .body()
                .path("id")
                .asText();
    }
}
