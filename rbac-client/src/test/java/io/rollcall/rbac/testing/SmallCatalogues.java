package io.rollcall.rbac.testing;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueFeature;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.FeatureKey;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.catalogue.PermissionKey;
import io.rollcall.rbac.catalogue.PermissionTree;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.catalogue.SelectionReader;
import io.rollcall.rbac.catalogue.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small catalogues, and selections from them. */
public final class SmallCatalogues {

    private SmallCatalogues() {}

    /** A catalogue of modules with one feature {@code main} and one action {@code use} each, without roles. */
    public static Catalogue ofModules(String... modules) {
        return Catalogue.of(
                Arrays.stream(modules).map(name -> module(name, null)).toList(), List.of());
    }

    public static CatalogueModule module(String name, @Nullable SeatTypeKey seat) {
        var permission = new CataloguePermission(new PermissionKey(name + ".main:use"), name, seat);
        var feature = new CatalogueFeature(new FeatureKey(name + ".main"), name, List.of(permission));
        return new CatalogueModule(new ModuleKey(name), name, List.of(feature));
    }

    /** The selection of these keys, whatever kind each one is of. */
    public static Selection select(PermissionTree tree, String... keys) {
        var violations = new ArrayList<Violation>();
        var selection = new SelectionReader(tree, violations)
                .read(
                        "test",
                        Arrays.stream(keys).filter(key -> !key.contains(".")).toList(),
                        Arrays.stream(keys)
                                .filter(key -> key.contains(".") && !key.contains(":"))
                                .toList(),
                        Arrays.stream(keys).filter(key -> key.contains(":")).toList());
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException(violations.toString());
        }
        return selection;
    }
}
