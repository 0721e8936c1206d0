package io.rollcall.gateway.scim.store;

import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.Refusals;
import io.rollcall.scim.schema.Uniqueness;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Values by which resources are found, within a transaction. Of those that are unique the primary key decides, whoever
 * else writes at the time: a loser waits for the winner's commit, and then takes everything back.
 */
public final class IndexedWrites {
    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    /** In the order of the key, so that two transactions wait for each other in the same order. */
    private static final String TAKE = """
            INSERT INTO indexed_values (tenant_id, scope, attribute, value_key, directory_id, resource_id)
            SELECT current_tenant(), %s,
                   v.attribute, v.value_key, $1, v.owner
            FROM unnest($2::text[], $3::text[], $4::text[], $5::uuid[]) AS v (attribute, value_key, uniqueness, owner)
            ORDER BY v.value_key, v.attribute
            ON CONFLICT DO NOTHING
            RETURNING attribute, value_key
            """.formatted(Scopes.OF_VALUE);

    private static final String FREE = """
            DELETE FROM indexed_values u
            USING unnest($2::text[], $3::text[], $4::text[], $5::uuid[]) AS v (attribute, value_key, uniqueness, owner)
            WHERE u.tenant_id = current_tenant() AND u.value_key = v.value_key AND u.attribute = v.attribute
              AND u.scope = %s
              AND u.resource_id = v.owner
            """.formatted(Scopes.OF_VALUE);

    private final SqlConnection tx;
    private final UUID directory;
    private final String typeName;
    private final List<Owned> gone = new ArrayList<>();
    private final List<Owned> taken = new ArrayList<>();

    private record Owned(UUID owner, IndexedValue value) {}

    private record Key(String attribute, String value) {}

    /** @param typeName what the resources are, for people */
    public IndexedWrites(SqlConnection tx, UUID directory, String typeName) {
        this.tx = tx;
        this.directory = directory;
        this.typeName = typeName;
    }

    /** What a resource had and has; {@link #write} makes it so. */
    public void move(UUID owner, List<IndexedValue> before, List<IndexedValue> after) {
        if (before.equals(after)) {
            return;
        }
        before.stream().filter(value -> !after.contains(value)).forEach(value -> gone.add(new Owned(owner, value)));
        after.stream().filter(value -> !before.contains(value)).forEach(value -> taken.add(new Owned(owner, value)));
    }

    /**
     * Writes what was moved; sends nothing if that is nothing.
     *
     * @return fails with 409 uniqueness if somebody else has a value: the transaction must not be committed then
     */
    public Uni<Void> write() {
        Uni<Void> freed = gone.isEmpty()
                ? NOTHING
                : tx.preparedQuery(FREE).execute(tuple(gone)).replaceWithVoid();
        return taken.isEmpty()
                ? freed
                : freed.flatMap(done -> tx.preparedQuery(TAKE).execute(tuple(taken)))
                        .invoke(this::checkTaken)
                        .replaceWithVoid();
    }

    private void checkTaken(RowSet<Row> rows) {
        if (rows.size() == taken.size()) {
            return;
        }
        Set<Key> got = new HashSet<>();
        for (Row row : rows) {
            got.add(new Key(row.getString(0), row.getString(1)));
        }
        for (Owned wanted : taken) {
            boolean unique = wanted.value.uniqueness() != Uniqueness.NONE;
            if (!got.remove(new Key(wanted.value.attribute(), wanted.value.key())) && unique) {
                throw Refusals.taken(typeName, wanted.value.attribute());
            }
        }
    }

    private Tuple tuple(List<Owned> values) {
        return Tuple.of(directory)
                .addArrayOfString(
                        values.stream().map(owned -> owned.value.attribute()).toArray(String[]::new))
                .addArrayOfString(
                        values.stream().map(owned -> owned.value.key()).toArray(String[]::new))
                .addArrayOfString(values.stream()
                        .map(owned -> owned.value.uniqueness().name())
                        .toArray(String[]::new))
                .addArrayOfUUID(values.stream().map(Owned::owner).toArray(UUID[]::new));
    }
}
