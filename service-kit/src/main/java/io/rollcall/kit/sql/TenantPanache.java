package io.rollcall.kit.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.RelaySignal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Hibernate Reactive Panache within a transaction of one tenant. For services that have that extension. */
@ApplicationScoped
public class TenantPanache {

    private static final String SET_TENANT = "SELECT set_config('rollcall.tenant', ?1, true)";

    private final RelaySignal relay;
    private final ConflictRetry retry = new ConflictRetry();

    public TenantPanache(RelaySignal relay) {
        this.relay = relay;
    }

    /**
     * Runs the work in a session and transaction of the tenant, commits, and wakes the outbox relay. Like
     * {@link TenantSql#inTransaction} it repeats work that loses against a concurrent transaction.
     */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<Mutiny.Session, Uni<T>> work) {
        return retry.run(() -> Panache.withTransaction(() -> Panache.getSession()
                        .call(session -> session.createNativeQuery(SET_TENANT, String.class)
                                .setParameter(1, tenant.value())
                                .getSingleResult())
                        .flatMap(work::apply)))
                .invoke(relay::wake);
    }
}
