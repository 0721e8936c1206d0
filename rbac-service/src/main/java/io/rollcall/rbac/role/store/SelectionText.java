package io.rollcall.rbac.role.store;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selections as arrays of text. */
final class SelectionText {

    private SelectionText() {}

    static String[] write(Selection selection) {
        return selection.keys().toArray(String[]::new);
    }

    static Selection read(String[] keys) {
        return Selection.ofKeys(List.of(keys));
    }

    static @Nullable String text(@Nullable RoleKey role) {
        return role == null ? null : role.value();
    }

    static @Nullable RoleKey role(@Nullable String text) {
        return text == null ? null : new RoleKey(text);
    }
}
