package io.rollcall.gateway.group.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.gateway.group.Member;
import io.rollcall.gateway.group.StoredGroup;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads groups and memberships from rows. */
final class GroupRows {
    private GroupRows() {}

    /** Columns as in {@link GroupSql#LOCK_GROUPS}. */
    static StoredGroup group(Row row) {
        return new StoredGroup(
                new GroupId(row.getUUID(0)),
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getOffsetDateTime(7).toInstant());
    }

    static List<StoredGroup> groups(RowSet<Row> rows) {
        List<StoredGroup> groups = new ArrayList<>(rows.size());
        for (Row row : rows) {
            groups.add(group(row));
        }
        return groups;
    }

    /** Columns group_id, member_id, display, is_group. */
    static Map<GroupId, List<Member>> members(RowSet<Row> rows) {
        Map<GroupId, List<Member>> members = new HashMap<>();
        for (Row row : rows) {
            Member.Kind kind = row.getBoolean(3) ? Member.Kind.GROUP : Member.Kind.USER;
            members.computeIfAbsent(new GroupId(row.getUUID(0)), group -> new ArrayList<>())
                    .add(new Member(row.getUUID(1), kind, row.getString(2)));
        }
        return members;
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

    static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ids.add(row.getUUID(0));
        }
        return ids;
    }
}
