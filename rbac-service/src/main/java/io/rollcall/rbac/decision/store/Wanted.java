package io.rollcall.rbac.decision.store;

import io.rollcall.rbac.decision.UserText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whom a batch asks for: each person once. */
record Wanted(Set<UUID> ids, Set<String> names) {

    static Wanted of(List<List<String>> requests) {
        Set<UUID> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (List<String> users : requests) {
            for (String user : users) {
                UserText.asId(user).ifPresentOrElse(ids::add, () -> addName(names, user));
            }
        }
        return new Wanted(ids, names);
    }

    /** PostgreSQL has no text with the character 0, so nobody has such a name. */
    private static void addName(Set<String> names, String name) {
        if (name.indexOf('\0') < 0) {
            names.add(name);
        }
    }
}
