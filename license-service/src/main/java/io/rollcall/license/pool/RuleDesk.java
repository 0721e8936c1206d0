package io.rollcall.license.pool;

import io.rollcall.events.Cause;
import io.rollcall.events.PoolId;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sets which seats go together, and what happens when a pool is full. Rules move nobody's seat: the next decision about a
 * person follows them. Policies serve whoever waits, and going back to BLOCK takes nobody's seat away.
 */
@ApplicationScoped
public class RuleDesk {

    private final TenantSql sql;
    private final PoolStore pools;
    private final PoolDesk desk;
    private final PoolCatalogue catalogue;
    private final SeatServing seats;
    private final WaitingPeople waiting;

    public RuleDesk(
            TenantSql sql,
            PoolStore pools,
            PoolDesk desk,
            PoolCatalogue catalogue,
            SeatServing seats,
            WaitingPeople waiting) {
        this.sql = sql;
        this.pools = pools;
        this.desk = desk;
        this.catalogue = catalogue;
        this.seats = seats;
        this.waiting = waiting;
    }

    public Uni<RulesOutcome> setRules(TenantId tenant, PoolId id, SeatRules rules, Cause cause) {
        return sql.inTransaction(
                tenant, tx -> set(tx, tenant, id, pool -> pool.with(rules), pools.setRules(tx, id, rules), cause));
    }

    /** Those who wait get what the policy gives them meanwhile, a part of them in each transaction. */
    public Uni<RulesOutcome> setPolicy(TenantId tenant, PoolId id, Policy policy, Cause cause) {
        return sql.inTransaction(
                        tenant,
                        tx -> set(tx, tenant, id, pool -> pool.with(policy), pools.setPolicy(tx, id, policy), cause))
                .call(outcome -> outcome instanceof RulesOutcome.Applied(var pool)
                        ? desk.serveOn(tenant, id, cause).chain(() -> waiting.decideAgain(tenant, id, cause))
                        : Uni.createFrom().voidItem())
                .flatMap(outcome -> outcome instanceof RulesOutcome.Applied(var pool)
                        ? catalogue.find(tenant, id).map(found -> new RulesOutcome.Applied(found.orElse(pool)))
                        : Uni.createFrom().item(outcome));
    }

    private Uni<RulesOutcome> set(
            SqlConnection tx,
            TenantId tenant,
            PoolId id,
            UnaryOperator<SeatPool> change,
            Uni<Void> write,
            Cause cause) {
        return pools.lock(tx).chain(() -> pools.all(tx)).flatMap(all -> {
            List<SeatPool> then = all.stream()
                    .map(pool -> pool.id().equals(id) ? change.apply(pool) : pool)
                    .toList();
            Optional<SeatPool> changed =
                    then.stream().filter(pool -> pool.id().equals(id)).findFirst();
            if (changed.isEmpty()) {
                return Uni.createFrom().item(new RulesOutcome.NoSuchPool());
            }
            Optional<String> contradiction = new RuleBook(then).contradiction();
            if (contradiction.isPresent()) {
                return Uni.createFrom().item(new RulesOutcome.Contradictory(contradiction.get()));
            }
            RulesOutcome applied = new RulesOutcome.Applied(changed.get());
            return all.equals(then)
                    ? Uni.createFrom().item(applied)
                    : write.chain(() -> seats.serve(tx, tenant, changed.get().seatType(), cause))
                            .replaceWith(applied);
        });
    }
}
