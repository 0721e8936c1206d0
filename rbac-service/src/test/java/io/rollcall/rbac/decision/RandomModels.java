package io.rollcall.rbac.decision;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.role.Policy;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleRules;
import io.rollcall.rbac.subject.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Random catalogues, roles that build on one another, and people, all from one seed. */
final class RandomModels {

    /** One model. Roles build only on roles before them in the list. */
    record Model(Catalogue catalogue, List<Role> roles, Set<ModuleKey> disabled, List<Access> people) {

        Policy policy() {
            return new Policy(1, catalogue, roles, disabled);
        }
    }

    private static final List<SeatTypeKey> SEATS = List.of(new SeatTypeKey("full"), new SeatTypeKey("viewer"));

    private final Random random;

    private RandomModels(long seed) {
        this.random = new Random(seed);
    }

    static Model of(long seed) {
        return new RandomModels(seed).model();
    }

    private Model model() {
        List<CatalogueModule> modules = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            modules.add(module("m" + i));
        }
        Catalogue catalogue = Catalogue.of(modules, List.of());
        List<Role> roles = roles(catalogue, 1 + random.nextInt(6));
        Set<ModuleKey> disabled = random.nextInt(4) == 0 ? Set.of(new ModuleKey("m0")) : Set.of();
        List<Access> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(person(roles));
        }
        return new Model(catalogue, roles, disabled, people);
    }

    private CatalogueModule module(String name) {
        List<CatalogueFeature> features = new ArrayList<>();
        for (int f = 0; f < 1 + random.nextInt(3); f++) {
            String feature = name + ".f" + f;
            List<CataloguePermission> permissions = new ArrayList<>();
            for (int a = 0; a < 1 + random.nextInt(3); a++) {
                permissions.add(new CataloguePermission(new PermissionKey(feature + ":a" + a), "", seat()));
            }
            features.add(new CatalogueFeature(new FeatureKey(feature), "", permissions));
        }
        return new CatalogueModule(new ModuleKey(name), "", features);
    }

    private @Nullable SeatTypeKey seat() {
        return random.nextInt(3) == 0 ? SEATS.get(random.nextInt(SEATS.size())) : null;
    }

    private List<Role> roles(Catalogue catalogue, int count) {
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RoleKey base = roles.isEmpty() || random.nextBoolean()
                    ? null
                    : roles.get(random.nextInt(roles.size())).key();
            roles.add(role("r" + i, new RoleRules(base, selection(catalogue), selection(catalogue))));
        }
        return roles;
    }

    static Role role(String key, RoleRules rules) {
        return new Role(
                new RoleKey(key),
                RoleState.Kind.CUSTOM,
                key,
                "",
                rules,
                List.of(),
                1,
                false,
                null,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private Selection selection(Catalogue catalogue) {
        Set<ModuleKey> modules = new HashSet<>();
        Set<FeatureKey> features = new HashSet<>();
        Set<PermissionKey> permissions = new HashSet<>();
        for (CataloguePermission permission : catalogue.tree().permissions()) {
            switch (random.nextInt(9)) {
                case 0 -> modules.add(permission.key().module());
                case 1 -> features.add(permission.key().feature());
                case 2 -> permissions.add(permission.key());
                default -> {}
            }
        }
        return new Selection(modules, features, permissions);
    }

    private Access person(List<Role> roles) {
        List<RoleGrant> grants = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            String key = random.nextInt(8) == 0
                    ? "missing"
                    : roles.get(random.nextInt(roles.size())).key().value();
            grants.add(new RoleGrant(new RoleKey(key), random.nextInt(4) == 0 ? "w" : null));
        }
        Set<SeatTypeKey> held = random.nextBoolean() ? Set.of(SEATS.getFirst()) : Set.of();
        Set<SeatTypeKey> waiting = random.nextBoolean() ? Set.of(SEATS.getLast()) : Set.of();
        return new Access(random.nextInt(5) > 0, grants, held, waiting);
    }
}
