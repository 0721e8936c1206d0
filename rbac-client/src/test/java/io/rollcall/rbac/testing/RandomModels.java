package io.rollcall.rbac.testing;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.access.Access;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.policy.RoleRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Random catalogues, roles that build on one another, and people, all from one seed. */
public final class RandomModels {

    /** One model. Roles build only on roles before them. */
    public record Model(
            Catalogue catalogue,
            SequencedMap<RoleKey, RoleRules> roles,
            Map<RoleKey, RoleKey> replaced,
            Set<ModuleKey> disabled,
            List<Access> people) {

        public Policy policy() {
            return new Policy(1, catalogue, roles, replaced, disabled);
        }
    }

    private static final List<SeatTypeKey> SEATS = List.of(new SeatTypeKey("full"), new SeatTypeKey("viewer"));

    private final Random random;

    private RandomModels(long seed) {
        this.random = new Random(seed);
    }

    public static Model of(long seed) {
        return new RandomModels(seed).model();
    }

    private Model model() {
        List<CatalogueModule> modules = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            modules.add(module("m" + i));
        }
        Catalogue catalogue = Catalogue.of(modules, List.of());
        SequencedMap<RoleKey, RoleRules> roles = roles(catalogue, 1 + random.nextInt(6));
        List<RoleKey> given = new ArrayList<>(roles.keySet());
        Map<RoleKey, RoleKey> replaced = replaced(given);
        given.addAll(replaced.keySet());
        given.add(new RoleKey("missing"));
        Set<ModuleKey> disabled = random.nextInt(4) == 0 ? Set.of(new ModuleKey("m0")) : Set.of();
        List<Access> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(person(given));
        }
        return new Model(catalogue, roles, replaced, disabled, people);
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

    private SequencedMap<RoleKey, RoleRules> roles(Catalogue catalogue, int count) {
        SequencedMap<RoleKey, RoleRules> roles = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            List<RoleKey> before = List.copyOf(roles.keySet());
            RoleKey base = before.isEmpty() || random.nextBoolean() ? null : any(before);
            roles.put(new RoleKey("r" + i), new RoleRules(base, selection(catalogue), selection(catalogue)));
        }
        return roles;
    }

    /** A deleted role that another one replaces, now and then through one that was deleted itself. */
    private Map<RoleKey, RoleKey> replaced(List<RoleKey> living) {
        Map<RoleKey, RoleKey> replaced = new HashMap<>();
        replaced.put(new RoleKey("gone"), any(living));
        replaced.put(new RoleKey("long-gone"), random.nextBoolean() ? new RoleKey("gone") : new RoleKey("missing"));
        return replaced;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
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

    private Access person(List<RoleKey> given) {
        List<RoleGrant> grants = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            grants.add(new RoleGrant(any(given), random.nextInt(4) == 0 ? "w" : null));
        }
        Set<SeatTypeKey> held = random.nextBoolean() ? Set.of(SEATS.getFirst()) : Set.of();
        Set<SeatTypeKey> waiting = random.nextBoolean() ? Set.of(SEATS.getLast()) : Set.of();
        return new Access(random.nextInt(5) > 0, grants, held, waiting);
    }
}
