package io.rollcall.rbac.decision.store;

import io.rollcall.rbac.access.UserNames;
import io.rollcall.rbac.decision.KnownAccess;
import io.rollcall.rbac.decision.UserText;
import io.rollcall.rbac.subject.store.AccessRow;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a read found, by id and by name. */
final class FoundPeople {

    private final Map<UUID, KnownAccess> byId = new HashMap<>();
    private final Map<String, Map<UUID, KnownAccess.Person>> byName = new HashMap<>();
    private long rolesVersion;

    FoundPeople add(RowSet<Row> rows) {
        for (Row row : rows) {
            rolesVersion = Math.max(rolesVersion, row.getLong("roles_version"));
            if (row.getUUID("user_id") != null) {
                add(row);
            }
        }
        return this;
    }

    private void add(Row row) {
        UUID id = row.getUUID("user_id");
        var person = new KnownAccess.Person(row.getLong("roles_version"), AccessRow.read(row));
        byId.put(id, person);
        String name = row.getString("user_name_folded");
        if (name != null) {
            // By id, as somebody asked for in both ways is read twice.
            byName.computeIfAbsent(name, any -> new HashMap<>()).put(id, person);
        }
    }

    KnownAccess named(String login) {
        return named(byName.getOrDefault(UserNames.fold(login), Map.of()).values());
    }

    KnownAccess of(String user) {
        KnownAccess found = UserText.asId(user)
                .map(id -> byId.getOrDefault(id, new KnownAccess.Unknown(rolesVersion)))
                .orElse(null);
        return found != null ? found : named(user);
    }

    /** A name goes on to the active one of those who have, or had, it. */
    private KnownAccess named(Collection<KnownAccess.Person> people) {
        if (people.isEmpty()) {
            return new KnownAccess.Unknown(rolesVersion);
        }
        List<KnownAccess.Person> active =
                people.stream().filter(person -> person.subject().active()).toList();
        return switch (active.size()) {
            case 0 -> people.iterator().next();
            case 1 -> active.getFirst();
            default -> new KnownAccess.Ambiguous(rolesVersion);
        };
    }
}
