package io.rollcall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.Topic;
import io.rollcall.testing.EventProbe;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** People who are here before their directory, who come back to it, and what signing in does not do. */
class InvitedPersonTest {

    private static final Duration EFFECT = Duration.ofSeconds(30);
    private static final String HEARD_BY_GATEWAY = "scim-gateway.local-users";

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final AdminClient admin = system.admin();
    private final String tenant = "invited-" + UUID.randomUUID();
    private final ScimClient idp = admin.createTenant(tenant, 10);

    /** Row 12. */
    @Test
    void where_the_identity_provider_alone_adds_members_an_invitation_is_refused() {
        // When
        var refused = invite("cy@contractor.example");

        // Then
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("IDP_ONLY");
    }

    /** Row 12. */
    @Test
    void a_contractor_works_and_is_the_same_person_when_the_directory_sends_them() {
        try (var lifecycle =
                EventProbe.fromNow(system.description().kafka().bootstrapServers(), Topic.USER_LIFECYCLE.topicName())) {
            // Given
            String cy = contractor("cy@contractor.example");
            await().atMost(EFFECT).untilAsserted(() -> {
                assertThat(member(cy).at("/roles/0/role").asText()).isEqualTo("standard");
                assertThat(member(cy).at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
                assertThat(member(cy).path("source").asText()).isEqualTo("LOCAL");
            });
            awaitGateway();

            // When
            String sent = idp.createUser("Cy@Contractor.example");

            // Then
            assertThat(sent).isEqualTo(cy);
            await().atMost(EFFECT)
                    .until(() -> member(cy).path("source").asText().equals("DIRECTORY"));
            assertThat(member(cy).at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
            idp.setActive(cy, false).expect(200);
            await().atMost(EFFECT).untilAsserted(() -> {
                assertThat(member(cy).path("status").asText()).isEqualTo("DEACTIVATED");
                assertThat(admin.check(tenant, cy, "sourcing.search:use", admin.supportToken()))
                        .isEqualTo("USER_INACTIVE");
            });
            assertThat(lifecycle.readToEnd(EFFECT).stream()
                            .filter(it -> it.key().equals(tenant + "/" + cy))
                            .filter(it -> it.type().contains("provisioned")))
                    .hasSize(1);
        }
    }

    /** Rows 8 and 31. */
    @Test
    void an_account_exists_before_the_first_login_and_signing_in_changes_nothing() {
        try (var lifecycle =
                EventProbe.fromNow(system.description().kafka().bootstrapServers(), Topic.USER_LIFECYCLE.topicName())) {
            // Given
            String ann = idp.createUser("ann@acme.example");
            await().atMost(EFFECT)
                    .until(() -> member(ann).at("/roles/0/role").asText().equals("standard"));

            // When
            var signedIn = signIn("ann@acme.example").expect(200);

            // Then
            assertThat(signedIn.body().path("memberId").asText()).isEqualTo(ann);
            assertThat(signIn("stranger@acme.example").status()).isEqualTo(404);
            idp.send("PUT", "/Users/" + ann, ScimClient.userBody("ann@acme.example"))
                    .expect(200);
            assertThat(lifecycle.readToEnd(EFFECT).stream()
                            .filter(it -> it.key().equals(tenant + "/" + ann))
                            .filter(it -> it.type().contains("provisioned")))
                    .hasSize(1);
            assertThat(member(ann).at("/roles/0/role").asText()).isEqualTo("standard");
        }
    }

    /** Row 7. */
    @Test
    void who_is_hired_again_is_on_the_same_account_with_a_seat() {
        // Given
        String bea = idp.createUser("bea@acme.example");
        await().atMost(EFFECT)
                .until(() -> member(bea).at("/seats/0/state").asText().equals("ASSIGNED"));
        idp.send("DELETE", "/Users/" + bea, "").expect(204);
        await().atMost(EFFECT)
                .until(() -> member(bea).path("status").asText().equals("DEACTIVATED")
                        && member(bea).path("seats").isEmpty());

        // When
        String again = idp.createUser("BEA@acme.example");

        // Then
        assertThat(again).isEqualTo(bea);
        await().atMost(EFFECT).untilAsserted(() -> {
            assertThat(member(bea).path("status").asText()).isEqualTo("ACTIVE");
            assertThat(member(bea).at("/seats/0/state").asText()).isEqualTo("ASSIGNED");
            assertThat(member(bea).at("/roles/0/role").asText()).isEqualTo("standard");
        });
    }

    private String contractor(String email) {
        admin.send("PUT", "provisioning-service", tenant + "/member-policy", "{\"mode\":\"HYBRID\"}")
                .expect(200);
        String id = invite(email).expect(201).body().path("memberId").asText();
        assertThat(signIn(email).expect(200).body().path("first").asBoolean()).isTrue();
        return id;
    }

    private Http.Answer invite(String email) {
        return admin.send(
                "POST", "provisioning-service", tenant + "/members/invitations", "{\"email\":\"" + email + "\"}");
    }

    private Http.Answer signIn(String email) {
        return admin.send(
                "POST",
                "provisioning-service",
                tenant + "/sign-ins",
                "{\"email\":\"" + email + "\"}",
                admin.serviceToken());
    }

    /** A create that overtakes the announcement would be a conflict, rightly; here the announcement is first. */
    private void awaitGateway() {
        await().atMost(EFFECT).until(() -> {
            try (Admin kafka = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    system.description().kafka().bootstrapServers()))) {
                var committed = kafka.listConsumerGroupOffsets(HEARD_BY_GATEWAY)
                        .partitionsToOffsetAndMetadata()
                        .get();
                var partitions = IntStream.range(0, Topic.LOCAL_USER_STATE.partitions())
                        .mapToObj(it -> new TopicPartition(Topic.LOCAL_USER_STATE.topicName(), it))
                        .collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
                return kafka.listOffsets(partitions).all().get().entrySet().stream()
                        .allMatch(it -> it.getValue().offset() == 0
                                || committed.get(it.getKey()) != null
                                        && committed.get(it.getKey()).offset()
                                                >= it.getValue().offset());
            }
        });
    }

    private JsonNode member(String id) {
        return admin.member(tenant, id);
    }
}
