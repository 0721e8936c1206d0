package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An identity provider deactivates nearly everybody: somebody is asked before it reaches roles and seats. */
class MassDeprovisionTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);
    private static final int LIMIT = 3;
    private static final int PEOPLE = 10;

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "mass-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 50);
    private final String support = admin.supportToken();

    /** Row 32. */
    @Test
    void above_the_limit_people_keep_roles_and_seats_until_an_admin_decides() {
        // Given
        guard();
        List<String> people = joined();

        // When
        people.forEach(person -> idp.setActive(person, false).expect(200));

        // Then
        await().atMost(EFFECT).untilAsserted(() -> assertThat(allocated()).isEqualTo(PEOPLE - LIMIT));
        assertThat(idp.send("GET", "/Users/" + people.getLast(), "")
                        .body()
                        .path("active")
                        .asBoolean())
                .isFalse();
        assertThat(check(people.getFirst())).isEqualTo("USER_INACTIVE");
        assertThat(check(people.getLast())).isEqualTo("ALLOWED");
        assertThat(hold().path("held").asInt()).isEqualTo(PEOPLE - LIMIT);
        creationsAndUpdatesGoOn(people.getLast());
        theNumberTypedHasToBeRight();
        whatIsRejectedStaysAndWhatIsApprovedTakesEffect(people);
        theTrailSaysWhoDecided(people);
    }

    private void creationsAndUpdatesGoOn(String held) {
        String newcomer = idp.createUser("new@" + tenant + ".example");
        idp.patch("/Users/" + held, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Boss\"}")
                .expect(200);
        await().atMost(EFFECT).until(() -> check(newcomer).equals("ALLOWED"));
        await().atMost(EFFECT)
                .until(() -> admin.member(tenant, held).path("title").asText().equals("Boss"));
        assertThat(admin.member(tenant, held).path("status").asText()).isEqualTo("ACTIVE");
    }

    private void theNumberTypedHasToBeRight() {
        var answer = decide("approve", "{\"expectedCount\":99,\"reason\":\"typo\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("presentCount").asInt()).isEqualTo(PEOPLE - LIMIT);
    }

    private void whatIsRejectedStaysAndWhatIsApprovedTakesEffect(List<String> people) {
        decide("reject", "{\"expectedCount\":1,\"reason\":\"stays\",\"people\":[\"" + people.getLast() + "\"]}")
                .expect(200);
        decide("approve", "{\"expectedCount\":" + (PEOPLE - LIMIT - 1) + ",\"reason\":\"office closed\"}")
                .expect(200);
        // One who was rejected, and the newcomer.
        await().atMost(EFFECT).untilAsserted(() -> assertThat(allocated()).isEqualTo(2));
        assertThat(check(people.getLast())).isEqualTo("ALLOWED");
        assertThat(check(people.get(PEOPLE - 2))).isEqualTo("USER_INACTIVE");
        assertThat(hold().path("state").asText()).isEqualTo("CLOSED");
    }

    private void theTrailSaysWhoDecided(List<String> people) {
        await().atMost(EFFECT).untilAsserted(() -> {
            JsonNode kept = told(people.getLast(), "directory.hold.decided");
            assertThat(kept.at("/actor/kind").asText()).isEqualTo("PERSON");
            assertThat(kept.toString()).contains("stays");
            assertThat(told(people.get(PEOPLE - 2), "directory.hold.decided").toString())
                    .contains("office closed");
        });
        assertThat(told(people.getLast(), "directory.hold.extended").isMissingNode())
                .isFalse();
    }

    private JsonNode told(String person, String type) {
        return admin.send("GET", "provisioning-service", tenant + "/members/" + person + "/timeline?type=" + type, "")
                .expect(200)
                .body()
                .at("/items/0");
    }

    private void guard() {
        String directory = idp.baseUrl().substring(idp.baseUrl().lastIndexOf('/') + 1);
        admin.send(
                        "PUT",
                        "scim-gateway",
                        tenant + "/directories/" + directory + "/guard",
                        "{\"people\":" + LIMIT + ",\"percent\":0}")
                .expect(200);
    }

    private List<String> joined() {
        List<String> people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> idp.createUser("p" + i + "@" + tenant + ".example"))
                .toList();
        await().atMost(EFFECT).untilAsserted(() -> assertThat(allocated()).isEqualTo(PEOPLE));
        await().atMost(EFFECT)
                .until(() -> people.stream().allMatch(person -> check(person).equals("ALLOWED")));
        return people;
    }

    private JsonNode hold() {
        return admin.send("GET", "scim-gateway", tenant + "/holds", "")
                .expect(200)
                .body()
                .at("/items/0");
    }

    private Http.Answer decide(String verb, String order) {
        return admin.send(
                "POST", "scim-gateway", tenant + "/holds/" + hold().path("id").asText() + "/" + verb, order);
    }

    private String check(String person) {
        return admin.check(tenant, person, "sourcing.search:use", support);
    }

    private int allocated() {
        return admin.pool(tenant, "full").path("allocated").asInt();
    }
}
