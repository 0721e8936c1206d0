package io.rollcall.rbac.catalogue.yaml;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.PermissionTree;
import io.rollcall.rbac.catalogue.PredefinedRole;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.catalogue.SelectionReader;
import io.rollcall.rbac.catalogue.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code roles}. The module {@code "*"} stands for every module that the file has. */
final class PredefinedRoleReader {

    private static final String EVERY_MODULE = "*";

    private final PermissionTree tree;
    private final SelectionReader selections;
    private final Set<String> names = new HashSet<>();

    PredefinedRoleReader(PermissionTree tree, List<Violation> violations) {
        this.tree = tree;
        this.selections = new SelectionReader(tree, violations);
    }

    List<PredefinedRole> read(YamlNode roles) {
        return roles.entries().stream().map(this::role).toList();
    }

    private PredefinedRole role(YamlNode.Entry entry) {
        YamlNode node = entry.node();
        node.allowOnly("name", "description", "grants", "denies");
        String name = node.text("name");
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            node.child("name").wrong("'" + name + "' is the name of another role");
        }
        return new PredefinedRole(
                new RoleKey(entry.name()),
                name,
                node.text("description"),
                selection(node.child("grants")),
                selection(node.child("denies")));
    }

    private Selection selection(YamlNode node) {
        if (!node.present()) {
            return Selection.NOTHING;
        }
        node.allowOnly("modules", "features", "permissions");
        return selections.read(
                node.path(), modules(node.texts("modules")), node.texts("features"), node.texts("permissions"));
    }

    private List<String> modules(List<String> named) {
        return named.contains(EVERY_MODULE)
                ? tree.modules().stream().map(module -> module.key().value()).toList()
                : named;
    }
}
