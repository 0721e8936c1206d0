package io.rollcall.rbac.simulation;

import static io.rollcall.rbac.RandomTenant.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.events.ManualRole;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.RandomTenant;
import io.rollcall.rbac.RbacTest;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.decision.DecisionService;
import io.rollcall.rbac.decision.PermissionList;
import io.rollcall.rbac.grant.Governances;
import io.rollcall.rbac.grant.GrantOutcome;
import io.rollcall.rbac.grant.GrantWish;
import io.rollcall.rbac.grant.ManualGrants;
import io.rollcall.rbac.grant.ModuleSwitch;
import io.rollcall.rbac.role.RoleChange;
import io.rollcall.rbac.role.RoleOutcome;
import io.rollcall.rbac.role.RoleService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What a simulation says of a change against what happens when it is made, on tenants and changes at random. */
@QuarkusTest
class ChangeSimulationTest extends RbacTest {

    private final TenantId id = new TenantId(tenant);

    @Inject
    RandomTenant random;

    @Inject
    Catalogue catalogue;

    @Inject
    ChangeSimulation simulation;

    @Inject
    DecisionService decisions;

    @Inject
    RoleService roles;

    @Inject
    ManualGrants grants;

    @Inject
    Governances governances;

    @Inject
    ModuleSwitch modules;

    /** What a person has, and what checks allow. */
    private record Standing(Set<RoleGrant> roles, Set<String> permissions) {}

    @RepeatedTest(30)
    void a_forecast_is_what_happens(RepetitionInfo run) {
        // Given
        var seed = new Random(run.getCurrentRepetition());
        random.fill(id, seed);
        SupposedChange change = change(run.getCurrentRepetition() % 7, seed);
        Map<UserId, Standing> before = standings();
        List<ChangeForecast.Made> pages = forecast(change);
        assertThat(standings()).isEqualTo(before);

        // When
        boolean made = make(change);

        // Then
        Map<UserId, Standing> after = standings();
        if (pages.isEmpty() || !made) {
            assertThat(after).isEqualTo(before);
            return;
        }
        assertThat(changes(pages)).isEqualTo(differences(before, after));
        assertThat(pages.getFirst().affected())
                .isEqualTo(differences(before, after).size());
        assertThat(List.of(pages.getFirst().adminsBefore(), pages.getFirst().adminsAfter()))
                .containsExactly(admins(before), admins(after));
    }

    private SupposedChange change(int kind, Random seed) {
        List<String> keys = List.of("one", "two", "three");
        RoleKey key = new RoleKey(keys.get(seed.nextInt(keys.size())));
        UserId user = RandomTenant.user(seed.nextInt(RandomTenant.PEOPLE));
        RoleGrant grant = RandomTenant.grant(seed);
        var modules = catalogue.tree().modules();
        return switch (kind) {
            case 0 -> new SupposedChange.OfRoles(new RoleChange.Create(random.draft("missing", seed)));
            case 1 -> new SupposedChange.OfRoles(new RoleChange.Replace(key, random.draft(key.value(), seed)));
            case 2 -> new SupposedChange.OfRoles(new RoleChange.Delete(key, new RoleKey("restricted")));
            case 3 ->
                new SupposedChange.OfRoles(new RoleChange.SwitchModule(
                        modules.get(seed.nextInt(modules.size())).key(), seed.nextInt(4) == 0));
            case 4 ->
                new SupposedChange.OfRoles(
                        new RoleChange.Govern(seed.nextBoolean() ? Governance.IDP_STRICT : Governance.IDP_PLUS_MANUAL));
            case 5 -> new SupposedChange.Give(user, new ManualRole(grant, null));
            default -> new SupposedChange.Take(user, held(user, grant));
        };
    }

    private RoleGrant held(UserId user, RoleGrant other) {
        return await(grants.of(id, user)).grants().stream()
                .map(io.rollcall.rbac.grant.ManualGrant::grant)
                .findFirst()
                .orElse(other);
    }

    /** In pages of four; empty when the change would be refused. */
    private List<ChangeForecast.Made> forecast(SupposedChange change) {
        List<ChangeForecast.Made> pages = new ArrayList<>();
        @Nullable UserId after = null;
        do {
            if (!(await(simulation.simulate(id, change, after, 4)) instanceof ChangeForecast.Made page)) {
                return List.of();
            }
            pages.add(page);
            after = page.next();
        } while (after != null);
        return pages;
    }

    /** As an admin of the vendor would; false when it is refused. */
    private boolean make(SupposedChange change) {
        return switch (change) {
            case SupposedChange.OfRoles(var asked) ->
                switch (asked) {
                    case RoleChange.Create(var draft) -> done(await(roles.create(id, draft, RandomTenant.VENDOR)));
                    case RoleChange.Replace(var key, var draft) ->
                        done(await(roles.replace(id, key, draft, null, RandomTenant.VENDOR)));
                    case RoleChange.Delete(var key, var replacement) ->
                        done(await(roles.delete(id, key, replacement, null, RandomTenant.VENDOR)));
                    case RoleChange.SwitchModule(var module, var enabled) -> {
                        await(modules.set(id, module, enabled, RandomTenant.VENDOR.cause()));
                        yield true;
                    }
                    case RoleChange.Govern(var governance) ->
                        await(governances.set(id, governance, RandomTenant.VENDOR))
                                .isEmpty();
                };
            case SupposedChange.Give(var user, var role) ->
                done(await(grants.give(id, user, new GrantWish(role.grant(), role.until(), ""), RandomTenant.VENDOR)));
            case SupposedChange.Take(var user, var grant) ->
                done(await(grants.take(id, user, grant, RandomTenant.VENDOR)));
        };
    }

    private static boolean done(RoleOutcome outcome) {
        return !(outcome instanceof RoleOutcome.Rejected);
    }

    private static boolean done(GrantOutcome outcome) {
        return !(outcome instanceof GrantOutcome.Refused);
    }

    private Map<UserId, Standing> standings() {
        Map<UserId, Standing> standings = new HashMap<>();
        for (int number = 0; number < RandomTenant.PEOPLE; number++) {
            UserId user = RandomTenant.user(number);
            PermissionList everywhere = list(user, null);
            Set<String> permissions = new HashSet<>(everywhere.permissions());
            for (String place : List.of("w0", "w1")) {
                list(user, place).permissions().stream()
                        .filter(permission -> !everywhere.permissions().contains(permission))
                        .forEach(permission -> permissions.add(permission + "@" + place));
            }
            standings.put(user, new Standing(Set.copyOf(everywhere.roles()), permissions));
        }
        return standings;
    }

    private PermissionList list(UserId user, @Nullable String place) {
        return await(decisions.permissions(id, user.toString(), place)).orElseThrow();
    }

    private static Map<UserId, List<Set<?>>> changes(List<ChangeForecast.Made> pages) {
        Map<UserId, List<Set<?>>> changes = new HashMap<>();
        pages.stream()
                .flatMap(page -> page.people().stream())
                .forEach(change -> changes.put(
                        change.user(),
                        List.of(
                                Set.copyOf(change.before()),
                                Set.copyOf(change.after()),
                                change.gains(),
                                change.loses())));
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
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static int admins(Map<UserId, Standing> standings) {
        var admin = RoleGrant.ofTenant(new RoleKey("admin"));
        return (int) standings.values().stream()
                .filter(standing -> standing.roles().contains(admin))
                .count();
    }
}
