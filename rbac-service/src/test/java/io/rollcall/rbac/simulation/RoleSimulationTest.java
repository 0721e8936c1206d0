package io.rollcall.rbac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.Api;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.decision.DecisionService;
import io.rollcall.rbac.decision.PermissionList;
import io.rollcall.rbac.subject.SubjectProjection;
import io.rollcall.rbac.subject.SubjectStore;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What a simulation says against what happens in the database when the entitlements are told. */
@QuarkusTest
class RoleSimulationTest extends RbacTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> ROLES = List.of("admin", "standard", "restricted", "interviewer", "missing");
    private static final int PEOPLE = 25;

    private final TenantId id = new TenantId(tenant);

    @Inject
    TenantSql sql;

    @Inject
    SubjectProjection projection;

    @Inject
    SubjectStore store;

    @Inject
    DecisionService decisions;

    @Inject
    RoleSimulation simulation;

    /** What a person was told to have, and what checks allow. */
    private record Standing(Set<RoleGrant> roles, Set<String> permissions) {}

    @RepeatedTest(20)
    void a_forecast_is_what_happens(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        new Api(tenant).createRole("Interviewer", "scheduling");
        learn(past(random));
        List<SupposedEntitlement> supposed = supposed(random);
        Map<UserId, Standing> before = standings();
        RoleForecast forecast = simulation.simulate(id, supposed, true).await().atMost(PATIENCE);
        assertThat(standings()).isEqualTo(before);

        // When
        learn(supposed.stream()
                .flatMap(entitlement -> told(entitlement).stream())
                .toList());

        // Then
        Map<UserId, Standing> after = standings();
        assertThat(changes(forecast)).isEqualTo(differences(before, after));
        assertThat(List.of(forecast.adminsBefore(), forecast.adminsAfter()))
                .containsExactly(admins(before), admins(after));
        assertThat(forecast.unknownRoles())
                .isEqualTo(
                        supposed.stream().anyMatch(entitlement -> names(entitlement, "missing"))
                                ? List.of(new RoleKey("missing"))
                                : List.of());
    }

    private void learn(List<SubjectFact> facts) {
        sql.inTransaction(id, tx -> projection.learn(tx, id, facts)).await().atMost(PATIENCE);
    }

    /** Every fifth person is in no directory; some left it. */
    private static List<SubjectFact> past(Random random) {
        List<SubjectFact> facts = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            UserId user = user(number);
            if (!isLocal(user)) {
                facts.add(new SubjectFact.Directory(user, 1, "joined", random.nextInt(6) > 0, "user" + number));
            }
            if (random.nextInt(5) > 0) {
                facts.addAll(SubjectFact.entitled(
                        new SubjectFact.Entitlement(user, 1, "entitled", random.nextInt(8) > 0, grants(random)),
                        isLocal(user) ? 0 : 1));
            }
            Set<SeatTypeKey> held = random.nextBoolean() ? Set.of(new SeatTypeKey("full")) : Set.of();
            facts.add(new SubjectFact.Seats(user, 1, "seated", held, Set.of()));
        }
        return facts;
    }

    private static List<SupposedEntitlement> supposed(Random random) {
        return IntStream.range(0, PEOPLE)
                .filter(number -> random.nextInt(3) > 0)
                .mapToObj(number -> new SupposedEntitlement(user(number), random.nextInt(6) > 0, grants(random)))
                .toList();
    }

    private static List<SubjectFact> told(SupposedEntitlement entitlement) {
        var judged = new SubjectFact.Entitlement(
                entitlement.userId(), 2, "entitled-again", entitlement.active(), entitlement.roles());
        return SubjectFact.entitled(judged, isLocal(entitlement.userId()) ? 0 : 1);
    }

    private static List<RoleGrant> grants(Random random) {
        List<RoleGrant> grants = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            @Nullable String workspace = random.nextInt(3) > 0 ? null : "w" + random.nextInt(2);
            grants.add(new RoleGrant(new RoleKey(ROLES.get(random.nextInt(ROLES.size()))), workspace));
        }
        return grants;
    }

    private static UserId user(int number) {
        return new UserId(new UUID(1, number));
    }

    private static boolean isLocal(UserId user) {
        return user.value().getLeastSignificantBits() % 5 == 0;
    }

    private Map<UserId, Standing> standings() {
        List<UserId> users =
                IntStream.range(0, PEOPLE).mapToObj(RoleSimulationTest::user).toList();
        Map<UserId, Subject> known =
                sql.read(id, tx -> store.read(tx, id, users)).await().atMost(PATIENCE);
        Map<UserId, Standing> standings = new LinkedHashMap<>();
        users.forEach(user -> standings.put(
                user,
                new Standing(
                        Optional.ofNullable(known.get(user))
                                .map(subject -> Set.copyOf(subject.told().roles()))
                                .orElse(Set.of()),
                        permissions(user))));
        return standings;
    }

    private Set<String> permissions(UserId user) {
        Set<String> everywhere = new TreeSet<>(permissions(user, null));
        Set<String> all = new TreeSet<>(everywhere);
        for (String workspace : List.of("w0", "w1")) {
            permissions(user, workspace).stream()
                    .filter(permission -> !everywhere.contains(permission))
                    .forEach(permission -> all.add(permission + "@" + workspace));
        }
        return all;
    }

    private List<String> permissions(UserId user, @Nullable String workspace) {
        return decisions
                .permissions(id, user.toString(), workspace)
                .await()
                .atMost(PATIENCE)
                .map(PermissionList::permissions)
                .orElse(List.of());
    }

    private static Map<UserId, List<Set<?>>> changes(RoleForecast forecast) {
        Map<UserId, List<Set<?>>> changes = new HashMap<>();
        forecast.changes()
                .forEach(change -> changes.put(
                        change.userId(),
                        List.of(
                                Set.copyOf(change.before()),
                                Set.copyOf(change.after()),
                                change.gains(),
                                change.losses())));
        return changes;
    }

    private static Map<UserId, List<Set<?>>> differences(Map<UserId, Standing> before, Map<UserId, Standing> after) {
        Map<UserId, List<Set<?>>> differences = new HashMap<>();
        before.forEach((user, was) -> {
            Standing is = after.getOrDefault(user, was);
            if (!is.equals(was)) {
                differences.put(
                        user,
                        List.of(
                                was.roles(),
                                is.roles(),
                                without(is.permissions(), was.permissions()),
                                without(was.permissions(), is.permissions())));
            }
        });
        return differences;
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static int admins(Map<UserId, Standing> standings) {
        var admin = RoleGrant.ofTenant(new RoleKey("admin"));
        return (int) standings.values().stream()
                .filter(standing -> standing.roles().contains(admin))
                .count();
    }

    private static boolean names(SupposedEntitlement entitlement, String role) {
        return entitlement.roles().stream()
                .anyMatch(grant -> grant.role().value().equals(role));
    }
}
