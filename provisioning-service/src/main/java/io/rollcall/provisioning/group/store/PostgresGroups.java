package io.rollcall.provisioning.group.store;

import io.rollcall.events.GroupId;
import io.rollcall.events.GroupRef;
import io.rollcall.events.TenantId;
import io.rollcall.provisioning.group.GroupFact;
import io.rollcall.provisioning.group.KnownGroups;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Groups in PostgreSQL. */
@ApplicationScoped
public class PostgresGroups {

    private static final String HEARD_OF = """
            SELECT id FROM directory_group WHERE tenant_id = $1 AND id = ANY ($2)
            """;

    private static final String ADD = """
            INSERT INTO directory_group (tenant_id, id, name, version)
            SELECT $1, g.id, g.name, 0 FROM unnest($2::uuid[], $3::text[]) AS g (id, name)
            ORDER BY g.id
            ON CONFLICT DO NOTHING
            """;

    private static final String APPLY = """
            INSERT INTO directory_group AS t (tenant_id, id, name, version, deleted)
            SELECT $1, g.id, g.name, g.version, g.deleted
            FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::boolean[]) AS g (id, name, version, deleted)
            ORDER BY g.id
            ON CONFLICT (tenant_id, id) DO UPDATE
                SET name = excluded.name, version = excluded.version, deleted = excluded.deleted
                WHERE excluded.version > t.version
            RETURNING id
            """;

    private static final String ALL = """
            SELECT id, name FROM directory_group WHERE tenant_id = $1 AND NOT deleted
            """;

    /** Which of the groups were not heard of before. */
    public Uni<List<GroupRef>> unheardOf(SqlConnection tx, TenantId tenant, Collection<GroupRef> groups) {
        if (groups.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.preparedQuery(HEARD_OF)
                .execute(Tuple.of(tenant.value(), ids(groups)))
                .map(PostgresGroups::idsOf)
                .map(heard -> groups.stream()
                        .filter(group -> !heard.contains(group.id()))
                        .toList());
    }

    /** Remembers groups that members were told to be in, until the groups themselves are told of. */
    public Uni<Void> add(SqlConnection tx, TenantId tenant, Collection<GroupRef> groups) {
        String[] names = groups.stream().map(GroupRef::displayName).toArray(String[]::new);
        return groups.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ADD)
                        .execute(Tuple.of(tenant.value(), ids(groups), names))
                        .replaceWithVoid();
    }

    /** Takes over what is newer than what is kept, and answers the ids of those. */
    public Uni<Set<GroupId>> apply(SqlConnection tx, TenantId tenant, Collection<GroupFact> facts) {
        Tuple parameters = Tuple.tuple()
                .addString(tenant.value())
                .addArrayOfUUID(facts.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .addArrayOfString(facts.stream().map(GroupFact::name).toArray(String[]::new))
                .addArrayOfLong(facts.stream().map(GroupFact::version).toArray(Long[]::new))
                .addArrayOfBoolean(facts.stream().map(GroupFact::deleted).toArray(Boolean[]::new));
        return tx.preparedQuery(APPLY).execute(parameters).map(PostgresGroups::idsOf);
    }

    /** All groups that exist. */
    public Uni<KnownGroups> all(SqlConnection tx, TenantId tenant) {
        return tx.preparedQuery(ALL).execute(Tuple.of(tenant.value())).map(rows -> {
            Map<GroupId, String> names = new HashMap<>();
            rows.forEach(row -> names.put(new GroupId(row.getUUID(0)), row.getString(1)));
            return new KnownGroups(names);
        });
    }

    private static UUID[] ids(Collection<GroupRef> groups) {
        return groups.stream().map(group -> group.id().value()).toArray(UUID[]::new);
    }

    private static Set<GroupId> idsOf(Iterable<Row> rows) {
        Set<GroupId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(new GroupId(row.getUUID(0))));
        return ids;
    }
}
