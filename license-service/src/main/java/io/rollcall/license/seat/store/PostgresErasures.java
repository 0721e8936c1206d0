package io.rollcall.license.seat.store;

import io.rollcall.events.UserId;
import io.rollcall.license.seat.Erasures;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class PostgresErasures implements Erasures {

    private static final String ERASE = """
            WITH erased AS (
                INSERT INTO erased_person (tenant_id, user_id) SELECT current_tenant(), unnest($1::uuid[])
                ON CONFLICT DO NOTHING
            ), reasons AS (
                UPDATE seat_priority SET reason = '' WHERE tenant_id = current_tenant() AND user_id = ANY ($1)
            )
            UPDATE person SET user_name = NULL
            WHERE tenant_id = current_tenant() AND user_id = ANY ($1) AND user_name IS NOT NULL
            """;

    private static final String ERASE_AGAIN = """
            UPDATE person p SET user_name = NULL
            FROM erased_person e
            WHERE p.tenant_id = current_tenant() AND p.user_id = ANY ($1) AND p.user_name IS NOT NULL
              AND e.tenant_id = p.tenant_id AND e.user_id = p.user_id AND NOT p.directory_active
            """;

    @Override
    public Uni<Void> erase(SqlConnection tx, Set<UserId> users) {
        return run(tx, ERASE, users);
    }

    @Override
    public Uni<Void> eraseAgain(SqlConnection tx, Set<UserId> users) {
        return run(tx, ERASE_AGAIN, users);
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Set<UserId> users) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql)
                        .execute(Tuple.tuple()
                                .addArrayOfUUID(
                                        users.stream().map(UserId::value).toArray(UUID[]::new)))
                        .replaceWithVoid();
    }
}
