package io.rollcall.rbac.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.Topic;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.testing.SmallCatalogues;
import io.rollcall.testing.EmbeddedKafka;
import io.rollcall.testing.FaultProxy;
import io.rollcall.testing.FreePort;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real broker that goes away. */
class LostBrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TenantId TENANT = new TenantId("acme");
    private static final UserId ANN = new UserId(new UUID(0, 1));
    private static final String PERMISSION = "ats.main:use";

    private FaultProxy proxy;
    private EmbeddedKafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        proxy = FaultProxy.before(FreePort.find());
        kafka = EmbeddedKafka.behind(proxy);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stopBroker() throws Exception {
        proxy.close();
        kafka.close();
    }

    @Test
    void nothing_is_allowed_when_the_broker_is_lost() throws Exception {
        // Given
        try (var client = client(Duration.ofSeconds(3))) {
            assertThat(client.awaitCurrent(PATIENCE)).isTrue();
            awaitReason(client, Reason.ALLOWED);

            // When
            proxy.close();

            // Then
            awaitReason(client, Reason.STALE);
        }
    }

    private static void awaitReason(RbacClient client, Reason reason) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (client.check(TENANT, ANN, PERMISSION).reason() != reason && System.nanoTime() < deadline) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(client.check(TENANT, ANN, PERMISSION).reason()).isEqualTo(reason);
    }

    @Test
    void nothing_is_allowed_before_everything_was_heard() {
        try (var client =
                new RbacClient(source(), Map.of("bootstrap.servers", "localhost:1"), limits(Duration.ofSeconds(3)))) {
            assertThat(client.started().check(TENANT, ANN, PERMISSION).reason()).isEqualTo(Reason.STALE);
        }
    }

    private RbacClient client(Duration staleAfter) {
        return new RbacClient(source(), Map.of("bootstrap.servers", kafka.bootstrapServers()), limits(staleAfter))
                .started();
    }

    private static RbacClientBuilder.Limits limits(Duration staleAfter) {
        return new RbacClientBuilder.Limits(staleAfter, Duration.ofMinutes(1), 100, Clock.systemUTC());
    }

    private static KnownPeople source() {
        var catalogue = SmallCatalogues.ofModules("ats");
        var everything = SmallCatalogues.select(catalogue.tree(), "ats");
        var role = new RoleKey("recruiter");
        var rules = Map.of(role, new RoleRules(null, everything, Selection.NOTHING));
        var source = new KnownPeople(new Policy(1, catalogue, rules, Map.of(), Set.of()));
        source.learn(new SubjectFact.Directory(ANN, 1, "e", true, "ann"));
        source.learn(new SubjectFact.Entitlement(ANN, 1, "e", true, List.of(RoleGrant.ofTenant(role))));
        return source;
    }
}
