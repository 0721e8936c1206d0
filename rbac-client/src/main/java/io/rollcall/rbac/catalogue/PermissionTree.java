package io.rollcall.rbac.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The modules of a catalogue with their features and permissions, found by key. Immutable. */
public final class PermissionTree {

    private static final int SUGGESTIONS = 3;

    private final List<CatalogueModule> modules;
    private final List<CataloguePermission> permissions;
    private final Map<String, Integer> indexes;
    private final Map<String, String> titles;

    public PermissionTree(List<CatalogueModule> modules) {
        this.modules = List.copyOf(modules);
        this.permissions = this.modules.stream()
                .flatMap(module -> module.features().stream())
                .flatMap(feature -> feature.permissions().stream())
                .toList();
        this.indexes = new HashMap<>();
        for (CataloguePermission permission : permissions) {
            indexes.put(permission.key().value(), indexes.size());
        }
        this.titles = titles(this.modules);
    }

    private static Map<String, String> titles(List<CatalogueModule> modules) {
        Map<String, String> titles = new HashMap<>();
        for (CatalogueModule module : modules) {
            titles.put(module.key().value(), module.title());
            for (CatalogueFeature feature : module.features()) {
                titles.put(feature.key().value(), feature.title());
                feature.permissions()
                        .forEach(permission -> titles.put(permission.key().value(), permission.title()));
            }
        }
        return titles;
    }

    public List<CatalogueModule> modules() {
        return modules;
    }

    /** Every permission, in the order of the file. A permission's place here is its index. */
    public List<CataloguePermission> permissions() {
        return permissions;
    }

    /** The place of a permission in {@link #permissions()}, or -1. Takes text, so that a check parses nothing. */
    public int indexOf(String permission) {
        return indexes.getOrDefault(permission, -1);
    }

    public Optional<CataloguePermission> find(String permission) {
        int index = indexOf(permission);
        return index < 0 ? Optional.empty() : Optional.of(permissions.get(index));
    }

    /** Whether there is a module, feature or permission of this key. */
    public boolean contains(String key) {
        return titles.containsKey(key);
    }

    /** The permissions most like a misspelt one, best first; none when nothing is close. */
    public List<String> similarTo(String misspelt) {
        return similarTo(
                misspelt,
                permissions.stream().map(permission -> permission.key().value()));
    }

    List<String> similarModules(String misspelt) {
        return similarTo(misspelt, modules.stream().map(module -> module.key().value()));
    }

    List<String> similarFeatures(String misspelt) {
        return similarTo(
                misspelt,
                modules.stream()
                        .flatMap(module -> module.features().stream())
                        .map(feature -> feature.key().value()));
    }

    private static List<String> similarTo(String misspelt, Stream<String> candidates) {
        record Scored(String candidate, int distance) {}
        int limit = Math.max(2, Math.min(misspelt.length(), EditDistance.MAX_LENGTH) / 2);
        List<Scored> scored = new ArrayList<>();
        candidates.forEach(key -> scored.add(new Scored(key, EditDistance.between(misspelt, key))));
        return scored.stream()
                .filter(each -> each.distance() <= limit)
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
                .limit(SUGGESTIONS)
                .map(Scored::candidate)
                .toList();
    }
}
