package io.rollcall.license.seat.store;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.UserId;
import io.rollcall.license.seat.DirectoryView;
import io.rollcall.license.seat.EntitlementView;
import io.rollcall.license.seat.Person;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes views of many people at once, each only where it is newer. */
final class PersonSql {

    static final String HEAR_DIRECTORY = """
            INSERT INTO person AS p (tenant_id, user_id, directory_version, directory_active, user_name)
            SELECT current_tenant(), f.*
            FROM unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::text[]) AS f (user_id, version, active, user_name)
            ORDER BY f.user_id
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET
                directory_version = excluded.directory_version,
                directory_active = excluded.directory_active,
                user_name = excluded.user_name
            WHERE excluded.directory_version > p.directory_version
            RETURNING *
            """;

    /** Seat types arrive joined with commas, as an array of arrays cannot be unnested row by row. */
    static final String HEAR_ENTITLEMENT = """
            INSERT INTO person AS p (tenant_id, user_id, entitlement_version, entitlement_directory_version,
                entitlement_active, entitled_seat_types)
            SELECT current_tenant(), f.user_id, f.version, f.directory_version, f.active,
                string_to_array(f.seat_types, ',')
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::boolean[], $5::text[])
                AS f (user_id, version, directory_version, active, seat_types)
            ORDER BY f.user_id
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET
                entitlement_version = excluded.entitlement_version,
                entitlement_directory_version = excluded.entitlement_directory_version,
                entitlement_active = excluded.entitlement_active,
                entitled_seat_types = excluded.entitled_seat_types
            WHERE excluded.entitlement_version > p.entitlement_version
            RETURNING *
            """;

    static final String KNOWN = """
            SELECT p.*
            FROM unnest($1::uuid[]) AS u (user_id)
            CROSS JOIN LATERAL (SELECT * FROM person WHERE person.user_id = u.user_id OFFSET 0) p
            """;

    static final String SET_PRIORITY = """
            UPDATE person SET priority = $2 WHERE user_id = $1
            """;

    static final String RECORD_PRIORITY = """
            INSERT INTO seat_priority (tenant_id, id, user_id, priority, reason, set_at, actor, request_id)
            VALUES (current_tenant(), $1, $2, $3, $4, $5, $6, $7)
            """;

    static final String PRIORITIES = """
            SELECT priority, reason, set_at, actor, request_id FROM seat_priority WHERE user_id = $1 ORDER BY id DESC
            LIMIT 1000
            """;

    static final String USERS = """
            SELECT user_id FROM person WHERE user_id > $1 ORDER BY user_id LIMIT $2
            """;

    private PersonSql() {}

    static Tuple directory(Map<UserId, DirectoryView> views) {
        List<DirectoryView> values = List.copyOf(views.values());
        return Tuple.tuple()
                .addArrayOfUUID(ids(views))
                .addArrayOfLong(values.stream().map(DirectoryView::version).toArray(Long[]::new))
                .addArrayOfBoolean(values.stream().map(DirectoryView::active).toArray(Boolean[]::new))
                .addArrayOfString(values.stream().map(DirectoryView::userName).toArray(String[]::new));
    }

    static Tuple entitlement(Map<UserId, EntitlementView> views) {
        List<EntitlementView> values = List.copyOf(views.values());
        return Tuple.tuple()
                .addArrayOfUUID(ids(views))
                .addArrayOfLong(values.stream().map(EntitlementView::version).toArray(Long[]::new))
                .addArrayOfLong(
                        values.stream().map(EntitlementView::directoryVersion).toArray(Long[]::new))
                .addArrayOfBoolean(values.stream().map(EntitlementView::active).toArray(Boolean[]::new))
                .addArrayOfString(values.stream().map(PersonSql::joined).toArray(String[]::new));
    }

    static Person person(Row row) {
        return new Person(
                new UserId(row.getUUID("user_id")),
                new DirectoryView(
                        row.getLong("directory_version"),
                        row.getBoolean("directory_active"),
                        row.getString("user_name")),
                new EntitlementView(
                        row.getLong("entitlement_version"),
                        row.getLong("entitlement_directory_version"),
                        row.getBoolean("entitlement_active"),
                        Arrays.stream(row.getArrayOfStrings("entitled_seat_types"))
                                .map(SeatTypeKey::new)
                                .collect(Collectors.toUnmodifiableSet())),
                row.getInteger("priority"));
    }

    private static UUID[] ids(Map<UserId, ?> views) {
        return views.keySet().stream().map(UserId::value).toArray(UUID[]::new);
    }

    private static String joined(EntitlementView view) {
        return view.seatTypes().stream().map(SeatTypeKey::value).sorted().collect(Collectors.joining(","));
    }
}
