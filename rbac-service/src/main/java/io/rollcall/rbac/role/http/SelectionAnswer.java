package io.rollcall.rbac.role.http;

import io.rollcall.rbac.catalogue.Selection;
import java.util.List;

/** Parts of the catalogue as they are answered. */
public record SelectionAnswer(List<String> modules, List<String> features, List<String> permissions) {

    static SelectionAnswer of(Selection selection) {
        return new SelectionAnswer(
                selection.modules().stream().map(Object::toString).toList(),
                selection.features().stream().map(Object::toString).toList(),
                selection.permissions().stream().map(Object::toString).toList());
    }
}
