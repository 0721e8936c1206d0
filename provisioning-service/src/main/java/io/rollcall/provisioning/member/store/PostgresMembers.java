package io.rollcall.provisioning.member.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.AssignmentRef;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.User;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.provisioning.lifecycle.SearchTerms;
import io.rollcall.provisioning.lifecycle.store.RowJson;
import io.rollcall.provisioning.member.Member;
import io.rollcall.provisioning.member.Members;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
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

    private static final UUID FIRST = new UUID(0, 0);

    /** Sorts after every character that a term can go on with. */
    private static final String HIGHEST = Character.toString(0x10FFFF);

    private static final String PAGE = """
            WITH page AS (
                SELECT * FROM account a
                WHERE a.tenant_id = $1 AND a.id > $2 AND %s
                ORDER BY a.id LIMIT $3
            )
            SELECT p.id, p.status, p.user_name, p.display_name, p.email, p.roles::text, p.seats::text,
                p.assignment_id, p.assignment_name, p.assignment_version, p.created_at, p.updated_at,
                ARRAY(
                    SELECT g.name FROM account_group m
                    JOIN directory_group g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
                    WHERE m.tenant_id = $1 AND m.account_id = p.id
                    ORDER BY g.name
                ) AS groups,
                (SELECT g.name FROM directory_group g WHERE g.tenant_id = $1 AND g.id = p.via_group) AS via
            FROM page p ORDER BY p.id
            """;

    private static final String EVERYBODY = """
            a.status IS NOT NULL
            """;

    private static final String OF_STATUS = """
            a.status = $4
            """;

    private static final String FOUND = """
            a.status IS NOT NULL AND a.id IN (
                SELECT t.account_id FROM account_search_term t WHERE t.tenant_id = $1 AND t.term >= $4 AND t.term < $5)
            """;

    private static final String FOUND_OF_STATUS = """
            a.status = $6 AND a.id IN (
                SELECT t.account_id FROM account_search_term t WHERE t.tenant_id = $1 AND t.term >= $4 AND t.term < $5)
            """;

    private static final String ONE = PAGE.formatted("""
            a.status IS NOT NULL AND a.id = $4
            """);

    private static final String ROLE_NAMES = """
            SELECT role, name FROM role_state WHERE tenant_id = $1
            """;

    private final TenantSql sql;

    PostgresMembers(TenantSql sql) {
        this.sql = sql;
    }

    @Override
    public Uni<List<Member>> find(TenantId tenant, Query query) {
        UserId after = query.after();
        Tuple parameters = Tuple.of(tenant.value(), after == null ? FIRST : after.value(), query.limit());
        User.Status status = query.status();
        String prefix = query.search() == null ? "" : SearchTerms.fold(query.search());
        if (!prefix.isEmpty()) {
            parameters.addString(prefix).addString(prefix + HIGHEST);
        }
        if (status != null) {
            parameters.addString(status.name());
        }
        return sql.read(tenant, tx -> page(tx, tenant, PAGE.formatted(condition(prefix, status)), parameters));
    }

    private static String condition(String prefix, User.@Nullable Status status) {
        if (prefix.isEmpty()) {
            return status == null ? EVERYBODY : OF_STATUS;
        }
        return status == null ? FOUND : FOUND_OF_STATUS;
    }

    @Override
    public Uni<Optional<Member>> find(TenantId tenant, UserId id) {
        Tuple parameters = Tuple.of(tenant.value(), FIRST, 1, id.value());
        return sql.read(tenant, tx -> page(tx, tenant, ONE, parameters))
                .map(found -> found.stream().findFirst());
    }

    private static Uni<List<Member>> page(SqlConnection tx, TenantId tenant, String text, Tuple parameters) {
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(text).execute(parameters),
                        tx.preparedQuery(ROLE_NAMES).execute(Tuple.of(tenant.value())))
                .with(PostgresMembers::members);
    }

    private static List<Member> members(RowSet<Row> page, RowSet<Row> roleNames) {
        Map<String, String> names = new HashMap<>();
        roleNames.forEach(row -> names.put(row.getString(0), row.getString(1)));
        List<Member> members = new ArrayList<>();
        page.forEach(row -> members.add(member(row, names)));
        return members;
    }

    private static Member member(Row row, Map<String, String> names) {
        return new Member(
                new UserId(row.getUUID("id")),
                User.Status.valueOf(row.getString("status")),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("email"),
                RowJson.roles(row.getString("roles")).stream()
                        .map(grant -> named(grant, names))
                        .toList(),
                RowJson.seats(row.getString("seats")),
                Arrays.asList(row.getArrayOfStrings("groups")),
                assignment(row),
                row.getString("via"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
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
