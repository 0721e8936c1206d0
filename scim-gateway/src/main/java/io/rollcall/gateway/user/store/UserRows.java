package io.rollcall.gateway.user.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.UserId;
import io.rollcall.gateway.user.StoredUser;
import io.rollcall.gateway.user.Told;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads users from rows. */
final class UserRows {
    private UserRows() {}

    /** Columns id, version, resource, created_at, last_modified. */
    static StoredUser user(Row row, List<GroupRef> groups) {
        return new StoredUser(
                new UserId(row.getUUID(0)),
                row.getLong(1),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getOffsetDateTime(4).toInstant(),
                groups);
    }

    /** Columns 5 and 6 hold the ids and names of the groups, null when there are none. */
    static StoredUser userWithGroups(Row row) {
        UUID[] ids = row.getArrayOfUUIDs(5);
        String[] names = row.getArrayOfStrings(6);
        if (ids == null || names == null) {
            return user(row, List.of());
        }
        List<GroupRef> groups = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            groups.add(new GroupRef(new GroupId(ids[i]), names[i]));
        }
        return user(row, groups);
    }

    /** Columns member_id, id, display_name. */
    static Map<UUID, List<GroupRef>> groupsByMember(RowSet<Row> rows) {
        Map<UUID, List<GroupRef>> groups = new HashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(row.getUUID(0), member -> new ArrayList<>())
                    .add(new GroupRef(new GroupId(row.getUUID(1)), row.getString(2)));
        }
        return groups;
    }

    /** Columns as in {@link UserSql#LOCK}. */
    static List<StoredUser> locked(RowSet<Row> rows, Map<UUID, List<GroupRef>> groups) {
        List<StoredUser> users = new ArrayList<>(rows.size());
        for (Row row : rows) {
            users.add(user(row, groups.getOrDefault(row.getUUID(0), List.of())).with(told(row)));
        }
        return users;
    }

    static Told told(Row row) {
        return Told.of(row.getLong("event_offset"), row.getString("withheld"));
    }
}
