package io.rollcall.rbac;

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
import io.rollcall.rbac.catalogue.yaml.YamlCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Catalogues for tests: the one that is shipped, and small ones. */
public final class Catalogues {

    private Catalogues() {}

    /** deploy/catalogue.yaml. */
    public static Catalogue shipped() {
        return YamlCatalogue.read("catalogue.yaml", shippedText());
    }

    public static String shippedText() {
        try (var in = Catalogues.class.getResourceAsStream("/catalogue.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
        var violations = new ArrayList<io.rollcall.rbac.catalogue.Violation>();
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
