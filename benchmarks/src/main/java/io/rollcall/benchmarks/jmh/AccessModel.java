package io.rollcall.benchmarks.jmh;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.client.SnapshotSource;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.snapshot.AppliedPositions;
import io.rollcall.rbac.snapshot.PeopleSnapshot;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import io.rollcall.rbac.snapshot.PolicySnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** 100,000 people in 500 groups with 200 roles: two groups a person, two roles a group, 20 of 100 permissions a role. */
final class AccessModel implements SnapshotSource {

    static final TenantId TENANT = new TenantId("bench");
    static final int PEOPLE = 100_000;
    static final int GROUPS = 500;
    static final int ROLES = 200;
    private static final int PERMISSIONS_OF_ROLE = 20;
    private static final int PER_LEVEL = 10;

    private final Random random = new Random(1);
    private final Catalogue catalogue = catalogue();
    private final List<Set<Integer>> permissionsOfRoles = sets(ROLES, PERMISSIONS_OF_ROLE, PER_LEVEL * PER_LEVEL);
    private final List<Set<Integer>> rolesOfGroups = sets(GROUPS, 2, ROLES);
    private final List<Set<Integer>> groupsOfPeople = sets(PEOPLE, 2, GROUPS);

    private static Catalogue catalogue() {
        List<CatalogueModule> modules = new ArrayList<>();
        for (int m = 0; m < PER_LEVEL; m++) {
            List<CatalogueFeature> features = new ArrayList<>();
            for (int f = 0; f < PER_LEVEL; f++) {
                String feature = "module-" + m + ".feature-" + f;
                var permission = new CataloguePermission(new PermissionKey(feature + ":use"), "", null);
                features.add(new CatalogueFeature(new FeatureKey(feature), "", List.of(permission)));
            }
            modules.add(new CatalogueModule(new ModuleKey("module-" + m), "", features));
        }
        return Catalogue.of(modules, List.of());
    }

    private List<Set<Integer>> sets(int count, int size, int bound) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Set<Integer> set = new HashSet<>();
                    while (set.size() < size) {
                        set.add(random.nextInt(bound));
                    }
                    return set;
                })
                .toList();
    }

    String permission(int index) {
        return catalogue.tree().permissions().get(index).key().value();
    }

    int permissions() {
        return catalogue.tree().permissions().size();
    }

    Set<Integer> permissionsOf(int role) {
        return permissionsOfRoles.get(role);
    }

    Set<Integer> rolesOf(int group) {
        return rolesOfGroups.get(group);
    }

    Set<Integer> groupsOf(int person) {
        return groupsOfPeople.get(person);
    }

    static UserId user(int person) {
        return new UserId(new UUID(0x0199a1c2_00007000L, 0x8000_0000_0000_0000L | person));
    }

    private static RoleKey role(int index) {
        return new RoleKey("role-" + index);
    }

    @Override
    public PolicySnapshot policy(TenantId tenant) {
        Map<RoleKey, RoleRules> rules = new HashMap<>();
        for (int role = 0; role < ROLES; role++) {
            var grants = Selection.ofKeys(
                    permissionsOf(role).stream().map(this::permission).toList());
            rules.put(role(role), new RoleRules(null, grants, Selection.NOTHING));
        }
        return PolicySnapshot.of(new Policy(1, catalogue, rules, Map.of(), Set.of()));
    }

    private PersonSnapshot person(int index) {
        List<RoleGrant> grants = groupsOf(index).stream()
                .flatMap(group -> rolesOf(group).stream())
                .distinct()
                .map(role -> RoleGrant.ofTenant(role(role)))
                .toList();
        return PersonSnapshot.of(new Subject(
                user(index),
                new Subject.Directory(1, true, null),
                new Subject.Entitlement(1, true, grants),
                Subject.Manual.NONE,
                new Subject.Seats(0, Set.of(), Set.of()),
                new Subject.Told(0, List.of())));
    }

    @Override
    public Optional<PersonSnapshot> person(TenantId tenant, UserId user) {
        return Optional.of(person((int) user.value().getLeastSignificantBits()));
    }

    @Override
    public PeopleSnapshot people(TenantId tenant, @Nullable String cursor) {
        return new PeopleSnapshot(
                IntStream.range(0, PEOPLE).mapToObj(this::person).toList(), null);
    }

    @Override
    public AppliedPositions applied() {
        return new AppliedPositions(Map.of());
    }
}
