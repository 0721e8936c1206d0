package io.rollcall.rbac.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Turns the keys that a file or a request names into a {@link Selection}, and says which of them do not exist. */
public final class SelectionReader {

    private final PermissionTree tree;
    private final List<Violation> violations;

    /** @param violations collects what is wrong */
    public SelectionReader(PermissionTree tree, List<Violation> violations) {
        this.tree = tree;
        this.violations = violations;
    }

    /** @param path where the keys stand, for the messages */
    public Selection read(
            String path, Collection<String> modules, Collection<String> features, Collection<String> permissions) {
        return new Selection(
                keys(path + ".modules", "module", modules, ModuleKey::new, tree::similarModules),
                keys(path + ".features", "feature", features, FeatureKey::new, tree::similarFeatures),
                keys(path + ".permissions", "permission", permissions, PermissionKey::new, tree::similarTo));
    }

    private <K extends Comparable<K>> Set<K> keys(
            String path,
            String kind,
            Collection<String> names,
            Function<String, K> toKey,
            Function<String, List<String>> similar) {
        Set<K> keys = new TreeSet<>();
        for (String name : names) {
            if (tree.contains(name) && kindOf(name).equals(kind)) {
                keys.add(toKey.apply(name));
            } else {
                violations.add(new Violation(path, unknown(kind, name, similar.apply(name))));
            }
        }
        return keys;
    }

    private static String kindOf(String key) {
        if (key.indexOf(':') >= 0) {
            return "permission";
        }
        return key.indexOf('.') >= 0 ? "feature" : "module";
    }

    private static String unknown(String kind, String name, List<String> similar) {
        String message = "unknown " + kind + " '" + name + "'";
        return similar.isEmpty() ? message : message + "; did you mean " + String.join(", ", similar) + "?";
    }
}
