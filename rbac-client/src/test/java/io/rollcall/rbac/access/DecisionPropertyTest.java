package io.rollcall.rbac.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.policy.RoleResolver;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.testing.RandomModels;
import io.rollcall.rbac.testing.SmallCatalogues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class DecisionPropertyTest {

    @Property(tries = 300)
    void the_list_of_permissions_is_what_checks_allow(@ForAll long seed) {
        RandomModels.Model model = RandomModels.of(seed);
        var policy = model.policy();
        for (Access person : model.people()) {
            for (@Nullable String workspace : new String[] {null, "w"}) {
                List<String> allowed = new ArrayList<>();
                for (CataloguePermission permission : model.catalogue().tree().permissions()) {
                    String key = permission.key().value();
                    int index = model.catalogue().tree().indexOf(key);
                    if (Evaluator.decide(policy, person, index, workspace) == Reason.ALLOWED) {
                        allowed.add(key);
                    }
                }

                assertThat(Evaluator.permissions(policy, person, workspace))
                        .containsExactlyInAnyOrderElementsOf(allowed);
            }
        }
    }

    /** The rule said a second way, as sets: start with the base, then modules, features and permissions, denies last. */
    @Property(tries = 300)
    void base_grants_and_denies_resolve_as_layers_of_sets_do(@ForAll long seed) {
        RandomModels.Model model = RandomModels.of(seed);
        var resolver = new RoleResolver(model.catalogue().tree(), model.roles());
        model.roles()
                .forEach((key, rules) -> assertThat(
                                resolver.resolve(key).keys(model.catalogue().tree()))
                        .containsExactlyElementsOf(layers(model.catalogue(), model.roles(), rules)));
    }

    @Property(tries = 300)
    void a_module_added_later_follows_the_base(@ForAll long seed) {
        RandomModels.Model model = RandomModels.of(seed);
        List<CatalogueModule> modules = new ArrayList<>(model.catalogue().tree().modules());
        modules.add(SmallCatalogues.module("later", null));
        Catalogue wider = Catalogue.of(modules, List.of());
        Map<RoleKey, RoleRules> rules = new HashMap<>(model.roles());
        rules.put(
                new RoleKey("with-later"),
                new RoleRules(null, SmallCatalogues.select(wider.tree(), "later"), Selection.NOTHING));
        rules.put(
                new RoleKey("built-on-it"),
                new RoleRules(
                        new RoleKey("with-later"),
                        model.roles().firstEntry().getValue().grants(),
                        Selection.NOTHING));
        var resolver = new RoleResolver(wider.tree(), rules);

        assertThat(resolver.resolve(new RoleKey("built-on-it")).keys(wider.tree()))
                .contains("later.main:use");
        model.roles()
                .forEach((key, own) -> assertThat(resolver.resolve(key).keys(wider.tree()))
                        .containsExactlyElementsOf(layers(model.catalogue(), rules, own)));
    }

    private static Set<String> layers(Catalogue catalogue, Map<RoleKey, RoleRules> all, RoleRules rules) {
        RoleRules base = rules.base() == null ? null : all.get(rules.base());
        Set<String> given = base == null ? new TreeSet<>() : layers(catalogue, all, base);
        Selection grants = rules.grants();
        Selection denies = rules.denies();
        layer(catalogue, given, keys(grants.modules()), keys(denies.modules()), ".");
        layer(catalogue, given, keys(grants.features()), keys(denies.features()), ":");
        layer(catalogue, given, keys(grants.permissions()), keys(denies.permissions()), "");
        return given;
    }

    private static void layer(
            Catalogue catalogue, Set<String> given, List<String> grants, List<String> denies, String separator) {
        for (CataloguePermission permission : catalogue.tree().permissions()) {
            String key = permission.key().value();
            if (grants.stream().anyMatch(prefix -> matches(key, prefix, separator))) {
                given.add(key);
            }
            if (denies.stream().anyMatch(prefix -> matches(key, prefix, separator))) {
                given.remove(key);
            }
        }
    }

    private static boolean matches(String key, String prefix, String separator) {
        return separator.isEmpty() ? key.equals(prefix) : key.startsWith(prefix + separator);
    }

    private static List<String> keys(Set<?> keys) {
        return keys.stream().map(Object::toString).toList();
    }
}
