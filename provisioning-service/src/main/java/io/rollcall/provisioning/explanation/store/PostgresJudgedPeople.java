package io.rollcall.provisioning.explanation.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.assignment.RoleText;
import io.rollcall.provisioning.explanation.Judged;
import io.rollcall.provisioning.explanation.JudgedPeople;
import io.rollcall.provisioning.named.Named;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided, from the account tables. */
@ApplicationScoped
class PostgresJudgedPeople implements JudgedPeople {

    private static final String FIND = """
            SELECT a.entitled, a.assignment_id, a.assignment_name, a.assignment_version, a.entitled_roles,
                a.entitled_seats, a.named_roles, a.named_seats,
                ARRAY(SELECT m.group_id FROM account_group m
                      WHERE m.tenant_id = a.tenant_id AND m.account_id = a.id ORDER BY m.group_id) AS group_ids,
                ARRAY(SELECT coalesce(g.name, '') FROM account_group m
                      LEFT JOIN directory_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
                      WHERE m.tenant_id = a.tenant_id AND m.account_id = a.id ORDER BY m.group_id) AS group_names
            FROM account a WHERE a.tenant_id = $1 AND a.id = $2
            """;

    private final TenantSql sql;

    PostgresJudgedPeople(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<Optional<Judged>> find(TenantId tenant, UserId id) {
        return sql.read(tenant, tx -> tx.preparedQuery(FIND).execute(Tuple.of(tenant.value(), id.value())))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(judged(row));
                    }
                    return Optional.empty();
                });
    }

    private static Judged judged(Row row) {
        return new Judged(
                groups(row),
                row.getBoolean("entitled"),
                assignment(row),
                roles(row, "entitled_roles"),
                seats(row, "entitled_seats"),
                new Named(roles(row, "named_roles"), seats(row, "named_seats")));
    }

    private static List<RoleGrant> roles(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column)).map(RoleText::read).toList();
    }

    private static List<SeatTypeKey> seats(Row row, String column) {
        return Arrays.stream(row.getArrayOfStrings(column))
                .map(SeatTypeKey::new)
                .toList();
    }

    private static List<GroupRef> groups(Row row) {
        UUID[] ids = row.getArrayOfUUIDs("group_ids");
        String[] names = row.getArrayOfStrings("group_names");
        List<GroupRef> groups = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            groups.add(new GroupRef(new GroupId(ids[i]), names[i]));
        }
        return groups;
    }

    private static @Nullable AssignmentRef assignment(Row row) {
        UUID id = row.getUUID("assignment_id");
        return id == null
                ? null
                : new AssignmentRef(
                        new AssignmentId(id), row.getString("assignment_name"), row.getLong("assignment_version"));
    }
}
