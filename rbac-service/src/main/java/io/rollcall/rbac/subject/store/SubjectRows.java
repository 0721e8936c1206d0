package io.rollcall.rbac.subject.store;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.GrantText;
import io.rollcall.rbac.access.Origins;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.UserNames;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code subject}: read under lock, written in one statement. */
final class SubjectRows {

    private static final String ADD_MISSING = """
            INSERT INTO subject (tenant_id, user_id)
            SELECT $1, user_id FROM unnest($2::uuid[]) AS user_id ORDER BY user_id
            ON CONFLICT DO NOTHING
            """;
    private static final String SELECT = """
            SELECT user_id, directory_version, directory_active, user_name, local, entitlement_version,
                   entitlement_active, desired, by_assignment, by_scim, manual_version, manual, seat_version, seats_held, seats_waiting, roles, version
            FROM subject WHERE tenant_id = $1
            """;
    private static final String READ = SELECT + """
            AND user_id = ANY ($2)
            """;
    private static final String PAGE = SELECT + """
            AND user_id > $2 ORDER BY user_id LIMIT $3
            """;
    private static final String LOCK = READ + """
            ORDER BY user_id FOR NO KEY UPDATE
            """;
    private static final String SAVE = """
            UPDATE subject s
            SET directory_version = n.directory_version, directory_active = n.directory_active,
                user_name = n.user_name, user_name_folded = n.user_name_folded, local = n.local,
                entitlement_version = n.entitlement_version, entitlement_active = n.entitlement_active,
                desired = n.desired, by_assignment = n.by_assignment, by_scim = n.by_scim, manual_version = n.manual_version, manual = n.manual,
                seat_version = n.seat_version, seats_held = n.seats_held,
                seats_waiting = n.seats_waiting, roles = n.roles, version = n.version
            FROM jsonb_to_recordset($2) AS n (
                user_id uuid, directory_version bigint, directory_active boolean, user_name text, user_name_folded text,
                local boolean, entitlement_version bigint, entitlement_active boolean, desired text[], by_assignment boolean,
                by_scim text[], manual_version bigint,
                manual text[], seat_version bigint,
                seats_held text[], seats_waiting text[], roles text[], version bigint)
            WHERE s.tenant_id = $1 AND s.user_id = n.user_id
            """;

    private SubjectRows() {}

    /** Locks the people, always in the same order; those never heard of get a row first. */
    static Uni<Map<UserId, Subject>> lock(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        UUID[] ids = users.stream().map(UserId::value).toArray(UUID[]::new);
        return tx.preparedQuery(ADD_MISSING)
                .execute(Tuple.of(tenant.value(), ids))
                .flatMap(added -> tx.preparedQuery(LOCK).execute(Tuple.of(tenant.value(), ids)))
                .map(SubjectRows::byId);
    }

    static Uni<Map<UserId, Subject>> read(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        UUID[] ids = users.stream().map(UserId::value).toArray(UUID[]::new);
        return tx.preparedQuery(READ).execute(Tuple.of(tenant.value(), ids)).map(SubjectRows::byId);
    }

    static Uni<List<Subject>> page(SqlConnection tx, TenantId tenant, UserId after, int limit) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(tenant.value(), after.value(), limit))
                .map(rows -> List.copyOf(byId(rows).values()));
    }

    private static Map<UserId, Subject> byId(RowSet<Row> rows) {
        Map<UserId, Subject> subjects = new LinkedHashMap<>();
        rows.forEach(row -> subjects.put(new UserId(row.getUUID("user_id")), subject(row)));
        return subjects;
    }

    static Uni<Void> save(SqlConnection tx, TenantId tenant, List<Subject> subjects) {
        if (subjects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray rows = new JsonArray();
        subjects.forEach(subject -> rows.add(json(subject)));
        return tx.preparedQuery(SAVE).execute(Tuple.of(tenant.value(), rows)).replaceWithVoid();
    }

    private static Subject subject(Row row) {
        return parts(row, new Subject.Told(row.getLong("version"), GrantText.read(row.getArrayOfStrings("roles"))));
    }

    static Subject parts(Row row, Subject.Told told) {
        return new Subject(
                new UserId(row.getUUID("user_id")),
                new Subject.Directory(
                        row.getLong("directory_version"),
                        row.getBoolean("directory_active"),
                        row.getString("user_name"),
                        row.getBoolean("local")),
                new Subject.Entitlement(
                        row.getLong("entitlement_version"),
                        row.getBoolean("entitlement_active"),
                        GrantText.read(row.getArrayOfStrings("desired")),
                        new Origins(row.getBoolean("by_assignment"), GrantText.read(row.getArrayOfStrings("by_scim")))),
                new Subject.Manual(row.getLong("manual_version"), ManualText.read(row.getArrayOfStrings("manual"))),
                new Subject.Seats(
                        row.getLong("seat_version"),
                        seats(row.getArrayOfStrings("seats_held")),
                        seats(row.getArrayOfStrings("seats_waiting"))),
                told);
    }

    static Set<SeatTypeKey> seats(String[] keys) {
        return Arrays.stream(keys).map(SeatTypeKey::new).collect(Collectors.toUnmodifiableSet());
    }

    private static JsonObject json(Subject subject) {
        String userName = subject.directory().userName();
        return new JsonObject()
                .put("user_id", subject.id().toString())
                .put("directory_version", subject.directory().version())
                .put("directory_active", subject.directory().active())
                .put("user_name", userName)
                .put("user_name_folded", userName == null ? null : UserNames.fold(userName))
                .put("local", subject.directory().local())
                .put("entitlement_version", subject.entitlement().version())
                .put("entitlement_active", subject.entitlement().active())
                .put("desired", array(GrantText.write(subject.entitlement().roles())))
                .put("by_assignment", subject.entitlement().origins().assignment())
                .put(
                        "by_scim",
                        array(GrantText.write(subject.entitlement().origins().scim())))
                .put("manual_version", subject.manual().version())
                .put("manual", array(ManualText.write(subject.manual().roles())))
                .put("seat_version", subject.seats().version())
                .put("seats_held", seatArray(subject.seats().held()))
                .put("seats_waiting", seatArray(subject.seats().waiting()))
                .put("roles", array(GrantText.write(subject.told().roles())))
                .put("version", subject.told().version());
    }

    private static JsonArray seatArray(Set<SeatTypeKey> seats) {
        return array(seats.stream().map(SeatTypeKey::value).sorted().toArray(String[]::new));
    }

    private static JsonArray array(String[] texts) {
        return new JsonArray(Arrays.asList(texts));
    }
}
