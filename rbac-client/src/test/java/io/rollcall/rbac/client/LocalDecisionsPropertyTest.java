package io.rollcall.rbac.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.access.Decision;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.testing.RandomModels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * A service and a client follow the same events, each at its own pace; the client loads people at any time, forgets them
 * at any time, and the service may be behind it or ahead of it.
 */
class LocalDecisionsPropertyTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final int STEPS = 120;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 1000)
    void the_client_answers_as_the_service_does_once_both_have_heard_all(@ForAll long seed) {
        var world = new World(seed);
        for (int step = 0; step < STEPS; step++) {
            world.step();
        }

        world.catchUp();

        world.assertSameAnswers();
    }

    /** Somebody was forgotten while they were loaded, and the second attempt took what the service did not know yet. */
    @Example
    void nobody_is_loaded_before_the_service_knows_what_was_forgotten() {
        the_client_answers_as_the_service_does_once_both_have_heard_all(-6874397639946830283L);
    }

    /** What the client has heard it never forgets, however old what it loads is. */
    @Property(tries = 1000)
    void nobody_is_allowed_after_the_client_heard_that_they_left(@ForAll long seed) {
        var world = new World(seed);
        for (int step = 0; step < STEPS; step++) {
            world.step();

            world.assertLeaversAreRefused();
        }
    }

    /** One topic per kind of fact and person, as far as order goes: all facts of a list are heard in its order. */
    private static final class World {

        private final Random random;
        private final RandomModels.Model model;
        private final KnownPeople service;
        private final Replica replica;
        private final LocalDecisions client;
        private final List<UserId> users = new ArrayList<>();
        private final List<SubjectFact> topic = new ArrayList<>();
        private final Map<UserId, SubjectFact.Directory> lastHeard = new HashMap<>();
        private final Map<String, Long> versions = new HashMap<>();
        private int applied;
        private int heard;
        private int markedTime = -1;
        private int markedPosition;
        private long policyVersion = 1;

        World(long seed) {
            random = new Random(seed);
            model = RandomModels.of(seed);
            service = new KnownPeople(model.policy());
            // So few that people are forgotten again and again.
            replica = new Replica(3);
            var freshness = new Freshness(Duration.ofHours(1));
            freshness.confirm(System.nanoTime());
            service.whileAnswering(this::proceedSomewhat);
            client = new LocalDecisions(service, replica, freshness, Clock.fixed(NOW, ZoneOffset.UTC));
            for (int i = 0; i < model.people().size(); i++) {
                users.add(new UserId(new UUID(seed, i)));
            }
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0, 1 -> topic.add(fact());
                case 2 -> apply();
                case 3 -> hear();
                case 4 -> client.check(TENANT, user(), permission(), null);
                case 5, 6 -> proceed();
                default -> {
                    if (random.nextInt(10) == 0) {
                        changePolicy();
                    }
                }
            }
        }

        private void proceedSomewhat() {
            for (int i = random.nextInt(6); i > 0; i--) {
                proceed();
            }
        }

        /** What may happen while the client waits for what it loads. */
        private void proceed() {
            switch (random.nextInt(4)) {
                case 0 -> apply();
                case 1 -> hear();
                case 2 -> settle();
                default -> replica.sweep(replica.now() - random.nextInt(5));
            }
        }

        private void apply() {
            if (applied < topic.size()) {
                service.learn(topic.get(applied++));
            }
        }

        private void hear() {
            if (heard < topic.size()) {
                SubjectFact fact = topic.get(heard++);
                if (fact instanceof SubjectFact.Directory directory) {
                    lastHeard.put(fact.user(), directory);
                }
                replica.heard(TENANT, fact, replica.now());
            }
        }

        /** As the client does it: it notes where it is, and asks later whether the service is there, too. */
        private void settle() {
            if (markedTime < 0) {
                markedTime = replica.now();
                markedPosition = heard;
            } else if (applied >= markedPosition) {
                replica.settled(markedTime);
                markedTime = -1;
            }
            replica.tick();
        }

        private void changePolicy() {
            Policy before = service.present();
            service.change(new Policy(
                    ++policyVersion,
                    before.catalogue(),
                    before.rules(),
                    before.replaced(),
                    before.disabledModules().isEmpty()
                            ? Set.of(before.catalogue()
                                    .tree()
                                    .modules()
                                    .getFirst()
                                    .key())
                            : Set.of()));
            replica.heardPolicy(TENANT, policyVersion, before.catalogue().version());
        }

        void catchUp() {
            while (applied < topic.size()) {
                apply();
            }
            while (heard < topic.size()) {
                hear();
            }
            service.whileAnswering(() -> {});
            for (int i = 0; i < 6; i++) {
                settle();
            }
            client.refreshPolicies();
        }

        void assertSameAnswers() {
            for (UserId user : users) {
                for (CataloguePermission permission : model.catalogue().tree().permissions()) {
                    for (@Nullable String workspace : new String[] {null, "w", "other"}) {
                        String key = permission.key().value();
                        assertThat(client.check(TENANT, user, key, workspace))
                                .isEqualTo(expected(user, key, workspace));
                    }
                }
            }
        }

        private Decision expected(UserId user, String permission, @Nullable String workspace) {
            Policy policy = service.present();
            Subject subject = service.subject(user);
            if (!subject.known()) {
                return Decision.of(Reason.USER_UNKNOWN, Decision.version(policy, "-"));
            }
            int index = policy.catalogue().tree().indexOf(permission);
            return Decision.of(
                    Evaluator.decide(policy, subject.access(policy, NOW), index, workspace),
                    Decision.version(policy, subject.versionsAt(NOW)));
        }

        void assertLeaversAreRefused() {
            service.whileAnswering(() -> {});
            lastHeard.forEach((user, directory) -> {
                // The service may know already that they came back, and then the client may, too.
                boolean isNews = service.subject(user).directory().version() > directory.version();
                if (!directory.active() && !isNews) {
                    assertThat(client.check(TENANT, user, permission(), null).allowed())
                            .isFalse();
                }
            });
            service.whileAnswering(this::proceedSomewhat);
        }

        private SubjectFact fact() {
            UserId user = user();
            Access access = model.people().get(random.nextInt(model.people().size()));
            return switch (random.nextInt(3)) {
                case 0 ->
                    new SubjectFact.Directory(user, next("d" + user), "e", random.nextInt(3) > 0, "ann@acme.example");
                case 1 -> new SubjectFact.Entitlement(user, next("e" + user), "e", true, grants(access));
                default -> new SubjectFact.Seats(user, next("s" + user), "e", seats(access), access.waitingFor());
            };
        }

        private static List<RoleGrant> grants(Access access) {
            return access.roles();
        }

        private static Set<SeatTypeKey> seats(Access access) {
            return access.seats();
        }

        private long next(String counter) {
            return versions.merge(counter, 1L, Long::sum);
        }

        private UserId user() {
            return users.get(random.nextInt(users.size()));
        }

        private String permission() {
            var permissions = model.catalogue().tree().permissions();
            return permissions.get(random.nextInt(permissions.size())).key().value();
        }
    }
}
