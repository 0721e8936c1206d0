package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.Topic;
import io.rollcall.testing.EventProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the identity provider owns of a member and what the tenant owns, and the members page over both. */
class MemberOwnershipTest {

    private static final Duration EFFECT = Duration.ofSeconds(20);

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "owned-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 2);
    private final String ann = idp.createUser("ann@acme.example");

    @BeforeEach
    void annIsAMember() {
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(member(ann).at("/owner/name").asText()).isEqualTo("Test");
            assertThat(member(ann).at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
        });
    }

    /** Row 9. */
    @Test
    void a_change_of_an_attribute_is_told_with_what_was_before_and_after() throws IOException {
        try (var lifecycle =
                EventProbe.fromNow(system.description().kafka().bootstrapServers(), Topic.USER_LIFECYCLE.topicName())) {
            // Given
            idp.patch("/Users/" + ann, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Recruiter\"}")
                    .expect(200);

            // When
            idp.patch("/Users/" + ann, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Senior Recruiter\"}")
                    .expect(200);

            // Then
            var told = lifecycle.awaitCount(
                    2, it -> it.key().equals(tenant + "/" + ann) && it.type().contains("user.updated"), EFFECT);
            JsonNode change =
                    Http.JSON.readTree(told.get(1).value().orElseThrow()).at("/changes/0");
            assertThat(change.path("attribute").asText()).isEqualTo("title");
            assertThat(change.path("before").asText()).isEqualTo("Recruiter");
            assertThat(change.path("after").asText()).isEqualTo("Senior Recruiter");
        }
    }

    /** Row 10. */
    @Test
    void another_address_keeps_the_identity_and_one_that_is_taken_is_a_conflict() {
        // Given
        String bea = idp.createUser("bea@acme.example");
        await().atMost(EFFECT).until(() -> member(bea).path("status").asText().equals("ACTIVE"));

        // When
        idp.patch("/Users/" + bea, """
                {"op":"replace","path":"emails[type eq \\"work\\"].value","value":"ANN@acme.example"}""").expect(200);

        // Then
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(member(bea).path("email").asText()).isEqualTo("ANN@acme.example");
            assertThat(member(bea).path("standing").asText()).isEqualTo("CONFLICT");
            assertThat(member(ann).path("standing").asText()).isEqualTo("CONFLICT");
        });
        assertThat(admin.all("provisioning-service", tenant + "/conflicts"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("shared").asText()).isEqualTo("ann@acme.example"));
    }

    /** Row 10. */
    @Test
    void another_user_name_keeps_the_identity_and_one_that_is_taken_is_refused() {
        // Given
        String bea = idp.createUser("bea@acme.example");
        await().atMost(EFFECT)
                .until(() -> member(bea).at("/roles/0/role").asText().equals("standard"));

        // When
        idp.patch("/Users/" + ann, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"anna@acme.example\"}")
                .expect(200);

        // Then
        var refused = idp.patch(
                "/Users/" + bea, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"ANNA@acme.example\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("scimType").asText()).isEqualTo("uniqueness");
        await().atMost(EFFECT).until(() -> member(ann).path("userName").asText().equals("anna@acme.example"));
        assertThat(member(ann).at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
        assertThat(found("?status=all")).containsExactlyInAnyOrder(ann, bea);
        assertThat(member(bea).path("userName").asText()).isEqualTo("bea@acme.example");
    }

    /** Row 11. */
    @Test
    void what_the_directory_owns_is_refused_and_what_the_tenant_owns_stays() {
        // Given
        edit("{\"tags\":[\"vip\"],\"fields\":{\"deiPermission\":true}}").expect(200);

        // When
        var refused = edit("{\"title\":\"Chief\"}");

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("/owner/name").asText()).isEqualTo("Test");
        idp.setActive(ann, false).expect(200);
        idp.setActive(ann, true).expect(200);
        await().atMost(EFFECT)
                .until(() -> member(ann).at("/seats/0/state").asText().equals("ASSIGNED"));
        assertThat(member(ann).at("/tags/0").asText()).isEqualTo("vip");
        assertThat(member(ann).at("/fields/deiPermission").asBoolean()).isTrue();
    }

    /** Row 26. */
    @Test
    void the_members_page_shows_who_waits_and_the_export_equals_it() {
        // Given
        String bea = idp.createUser("bea@acme.example");
        String cy = idp.createUser("cy@acme.example");
        String gone = idp.createUser("gone@acme.example");
        idp.setActive(gone, false).expect(200);

        // When
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(found("?status=waiting_for_seat")).hasSize(1);
            assertThat(found("?status=deactivated")).containsExactly(gone);
        });

        // Then
        assertThat(found("")).containsExactlyInAnyOrder(ann, bea, cy);
        assertThat(found("?search=CY@")).containsExactly(cy);
        assertThat(found("?status=all&search=gone")).containsExactly(gone);
        String csv = admin.text("provisioning-service", tenant + "/members/export?sort=name");
        assertThat(csv.lines().skip(1)).hasSize(3).noneMatch(it -> it.contains("gone@"));
    }

    /** Row 26. */
    @Test
    void a_line_of_the_members_page_says_all_that_the_page_shows() {
        // Given
        String group = idp.group("Leeds");
        idp.addMember(group, ann).expect(200);
        edit("{\"tags\":[\"vip\"],\"fields\":{\"deiPermission\":true}}").expect(200);

        // When
        await().atMost(EFFECT)
                .until(() -> member(ann).path("groups").toString().equals("[\"Leeds\"]")
                        && member(ann).path("roles").size() == 1);

        // Then
        JsonNode line = admin.all("provisioning-service", tenant + "/members?search=ann")
                .getFirst();
        assertThat(line.path("displayName").asText()).isEqualTo("Given Family");
        assertThat(line.path("createdAt").asText()).isNotEmpty();
        assertThat(line.at("/roles/0/name").asText()).isEqualTo("Standard");
        assertThat(line.at("/fields/deiPermission").asBoolean()).isTrue();
        assertThat(line.at("/tags/0").asText()).isEqualTo("vip");
        assertThat(line.at("/seats/0/seatType").asText()).isEqualTo("full");
        assertThat(line.path("standing").asText()).isEqualTo("ACTIVE");
        assertThat(line.at("/owner/name").asText()).isEqualTo("Test");
        for (String filter : List.of("role=standard", "seat=full", "group=" + group, "tag=vip", "status=active")) {
            assertThat(found("?" + filter)).as(filter).containsExactly(ann);
        }
        assertThat(found("?role=admin")).isEmpty();
    }

    private List<String> found(String query) {
        return admin.all("provisioning-service", tenant + "/members" + query).stream()
                .map(it -> it.path("id").asText())
                .toList();
    }

    private Http.Answer edit(String body) {
        return admin.send("PATCH", "provisioning-service", tenant + "/members/" + ann, body);
    }

    private JsonNode member(String id) {
        return admin.member(tenant, id);
    }
}
