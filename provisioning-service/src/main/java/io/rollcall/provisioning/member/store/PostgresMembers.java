package io.rollcall.provisioning.member.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.events.UserSetting;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.column.MemberColumns;
import io.rollcall.provisioning.lifecycle.store.RowJson;
import io.rollcall.provisioning.member.Member;
import io.rollcall.provisioning.member.Members;
import io.rollcall.provisioning.setting.SettingCatalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Members from the account tables: a page is found on an index, and only its rows are filled in. */
@ApplicationScoped
class PostgresMembers implements Members {

    private static final String ROLE_NAMES = """
            SELECT role, name FROM role_state WHERE tenant_id = $1
            """;

    private final TenantSql sql;
    private final MemberColumns columns;
    private final SettingCatalogue catalogue;

    PostgresMembers(TenantSql sql, MemberColumns columns, SettingCatalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.columns = columns;
    }

    @Override
    public Uni<List<Found>> find(TenantId tenant, Query query) {
        return find(tenant, MemberSql.page(tenant, query));
    }

    @Override
    public Uni<Optional<Member>> find(TenantId tenant, UserId id) {
        return find(tenant, MemberSql.one(tenant, id.value()))
                .map(found -> found.stream().map(Found::member).findFirst());
    }

    private Uni<List<Found>> find(TenantId tenant, MemberSql.Statement statement) {
        return sql.read(
                tenant,
                tx -> Uni.combine()
                        .all()
                        .unis(
                                tx.preparedQuery(statement.text()).execute(statement.parameters()),
                                tx.preparedQuery(ROLE_NAMES).execute(Tuple.of(tenant.value())))
                        .with(this::members));
    }

    private List<Found> members(RowSet<Row> page, RowSet<Row> roleNames) {
        Map<String, String> names = new HashMap<>();
        roleNames.forEach(row -> names.put(row.getString(0), row.getString(1)));
        List<Found> members = new ArrayList<>();
        page.forEach(row -> {
            Member member = member(row, names);
            members.add(new Found(member, new Position(row.getString("sort_name"), member.id())));
        });
        return members;
    }

    private Member member(Row row, Map<String, String> names) {
        return new Member(
                new UserId(row.getUUID("id")),
                User.Status.valueOf(row.getString("status")),
                row.getBoolean("conflict"),
                MemberRow.profile(row),
                RowJson.roles(row.getString("roles")).stream()
                        .map(grant -> named(grant, names))
                        .toList(),
                RowJson.seats(row.getString("seats")),
                Arrays.asList(row.getArrayOfStrings("groups")),
                assignment(row),
                row.getString("via"),
                MemberRow.owner(row),
                Arrays.asList(row.getArrayOfStrings("tags")),
                columns.complete(RowJson.tree(row.getString("fields"))),
                settings(row),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private List<UserSetting> settings(Row row) {
        return row.getBoolean("entitled")
                ? catalogue.complete(RowJson.settings(row.getString("settings")), RowJson.seats(row.getString("seats")))
                : List.of();
    }

    private static Member.NamedRole named(RoleGrant grant, Map<String, String> names) {
        String key = grant.role().value();
        return new Member.NamedRole(grant, names.getOrDefault(key, key));
    }

    private static @Nullable AssignmentRef assignment(Row row) {
        UUID id = row.getUUID("assignment_id");
        return id == null
                ? null
                : new AssignmentRef(
                        new AssignmentId(id), row.getString("assignment_name"), row.getLong("assignment_version"));
    }
}
