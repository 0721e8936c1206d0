package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Sets which seats go together. It moves nobody's seat; the next decision about a person follows the new rules. */
@ApplicationScoped
public class RuleDesk {

    private final TenantSql sql;
    private final PoolStore pools;
    private final SeatServing seats;

    public RuleDesk(TenantSql sql, PoolStore pools, SeatServing seats) {
        this.sql = sql;
        this.pools = pools;
        this.seats = seats;
    }

    public Uni<RulesOutcome> setRules(TenantId tenant, PoolId id, SeatRules rules, Cause cause) {
        return sql.inTransaction(
                tenant,
                tx -> pools.lock(tx)
                        .chain(() -> pools.all(tx))
                        .flatMap(all -> all.stream()
                                .filter(pool -> pool.id().equals(id))
                                .findFirst()
                                .map(pool -> set(tx, tenant, all, pool, rules, cause))
                                .orElseGet(() -> Uni.createFrom().item(new RulesOutcome.NoSuchPool()))));
    }

    private Uni<RulesOutcome> set(
            SqlConnection tx, TenantId tenant, List<SeatPool> all, SeatPool pool, SeatRules rules, Cause cause) {
        SeatPool ruled = pool.with(rules);
        List<SeatPool> then =
                all.stream().map(other -> other == pool ? ruled : other).toList();
        if (new RuleBook(then).isCircular()) {
            return Uni.createFrom().item(new RulesOutcome.Circular());
        }
        if (pool.rules().equals(rules)) {
            return Uni.createFrom().item(new RulesOutcome.Applied(pool));
        }
        return pools.setRules(tx, pool.id(), rules)
                .chain(() -> seats.tell(tx, tenant, ruled, new PoolChange.Settings(), cause))
                .replaceWith(new RulesOutcome.Applied(ruled));
    }
}
