package io.rollcall.rbac.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.EventCodec;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.testing.SmallCatalogues;
import io.rollcall.testing.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The new catalogue was told of before the client starts, and an instance with the old one answers it first. */
class StartDuringRolloutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final RoleKey RECRUITER = new RoleKey("recruiter");
    private static final String PERMISSION = "ats.main:use";

    private final Catalogue old = SmallCatalogues.ofModules("ats");
    private final Catalogue present = SmallCatalogues.ofModules("ats", "scheduling");
    private final KnownPeople service = new KnownPeople(policy(old, SmallCatalogues.select(old.tree(), "ats")));
    private EmbeddedKafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        kafka = EmbeddedKafka.temporary();
        try (var admin = Admin.create(connection())) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        service.learn(new SubjectFact.Directory(ANN, 1, "e", true, "ann"));
        service.learn(new SubjectFact.Entitlement(ANN, 1, "e", true, List.of(RoleGrant.ofTenant(RECRUITER))));
    }

    @AfterEach
    void stopBroker() {
        kafka.close();
    }

    @Test
    void what_an_instance_with_the_old_catalogue_answered_is_loaded_again() throws Exception {
        // Given
        tell(new RolePolicyState(
                Instant.EPOCH, TENANT, 2, RolePolicyState.Governance.IDP_STRICT, List.of(), present.version()));
        try (var client = client(Duration.ofMinutes(1))) {
            assertThat(client.awaitCurrent(PATIENCE)).isTrue();
            assertThat(client.check(TENANT, ANN, PERMISSION).reason()).isEqualTo(Reason.ALLOWED);

            // When
            service.change(policy(present, Selection.NOTHING));

            // Then
            awaitReason(client, Reason.NO_PERMISSION);
        }
    }

    @Test
    void nothing_is_allowed_while_only_the_old_catalogue_is_answered() throws Exception {
        // Given
        tell(new RolePolicyState(
                Instant.EPOCH, TENANT, 2, RolePolicyState.Governance.IDP_STRICT, List.of(), present.version()));

        // When
        try (var client = client(Duration.ofSeconds(3))) {

            // Then
            awaitReason(client, Reason.ALLOWED);
            awaitReason(client, Reason.STALE);
            assertThat(client.awaitCurrent(PATIENCE)).isTrue();
        }
    }

    private static Policy policy(Catalogue catalogue, Selection grants) {
        var rules = Map.of(RECRUITER, new RoleRules(null, grants, Selection.NOTHING));
        return new Policy(2, catalogue, rules, Map.of(), Set.of());
    }

    private void tell(RolePolicyState state) throws Exception {
        var type = EventCodec.typeOf(state);
        var message = new ProducerRecord<>(type.topic().topicName(), state.key(), new EventCodec().encode(state));
        message.headers().add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    private RbacClient client(Duration staleAfter) {
        return new RbacClient(
                        service,
                        connection(),
                        new RbacClientBuilder.Limits(staleAfter, Duration.ofMinutes(1), 100, Clock.systemUTC()))
                .started();
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static void awaitReason(RbacClient client, Reason reason) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (client.check(TENANT, ANN, PERMISSION).reason() != reason && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(client.check(TENANT, ANN, PERMISSION).reason()).isEqualTo(reason);
    }
}
