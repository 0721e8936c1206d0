package io.rollcall.kit.sql;

import io.rollcall.events.TenantId;
import io.rollcall.kit.outbox.CommittedEvents;
import io.rollcall.kit.outbox.RelaySignal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/**
 * The only way to the database for requests: every statement runs in a transaction that is bound to one tenant, and
 * row-level security hides the rows of all others.
 *
 * <p>BEGIN, the tenant and the first statement of the work share one round trip (the connection is pipelined), COMMIT
 * takes another. A transaction that was begun is always finished, also when the caller cancels.
 */
@ApplicationScoped
public class TenantSql {

    /**
     * The setting means nothing: it fails if the work passed over an error, after which a bare COMMIT would roll back
     * and report success.
     */
    private static final String COMMIT = "SET LOCAL rollcall.unbroken = ''; COMMIT";

    private final Pool pool;
    private final RelaySignal relay;
    private final CommittedEvents events;
    private final GrowingTables tables;
    private final ConflictRetry retry = new ConflictRetry();

    public TenantSql(Pool pool, RelaySignal relay, CommittedEvents events, GrowingTables tables) {
        this.pool = pool;
        this.relay = relay;
        this.events = events;
        this.tables = tables;
    }

    /**
     * Runs the work in a transaction of the tenant and commits it. The work is run again when it loses against a
     * concurrent transaction, so it must have no effect outside the database. Wakes the outbox relay.
     */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        String commit = WorkClaim.current().map(TenantSql::carryOut).orElse("") + COMMIT;
        return retry.run(() -> uncancelled(once(tenant, work, commit))).invoke(() -> {
            relay.wake();
            tables.written();
        });
    }

    /** Runs queries of the tenant; the answer does not wait for the end of the (read-only) transaction. */
    public <T> Uni<T> read(TenantId tenant, Function<SqlConnection, Uni<T>> queries) {
        return reading("BEGIN READ ONLY", tenant, queries);
    }

    /** As {@link #read}, but all queries see the tenant as it was at the first of them. Waits for nobody, blocks nobody. */
    public <T> Uni<T> snapshot(TenantId tenant, Function<SqlConnection, Uni<T>> queries) {
        return reading("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", tenant, queries);
    }

    private <T> Uni<T> reading(String begin, TenantId tenant, Function<SqlConnection, Uni<T>> queries) {
        return uncancelled(pool.getConnection()
                .flatMap(connection -> pipelined(connection, begin, tenant, queries)
                        .onTermination()
                        .invoke(() -> endInBackground(connection))));
    }

    private <T> Uni<T> once(TenantId tenant, Function<SqlConnection, Uni<T>> work, String commit) {
        return pool.getConnection()
                .flatMap(connection -> pipelined(connection, "BEGIN", tenant, work)
                        .call(() -> connection.query(commit).execute())
                        .invoke(() -> events.committed(connection))
                        .onFailure()
                        .call(() -> connection
                                .query("ROLLBACK")
                                .execute()
                                .onFailure()
                                .recoverWithNull())
                        .eventually(() -> {
                            events.abandoned(connection);
                            return connection.close();
                        }));
    }

    /** Sends the begin and, without waiting for its answer, the first statement of the work. */
    private static <T> Uni<T> pipelined(
            SqlConnection connection, String begin, TenantId tenant, Function<SqlConnection, Uni<T>> work) {
        Uni<?> begun = connection.query(begin + setTenant(tenant)).execute();
        Uni<T> worked = Uni.createFrom().deferred(() -> work.apply(connection));
        return Uni.combine().all().unis(begun, worked).with((ignored, result) -> result);
    }

    /** Text, as a parameter would cost a message of its own. TenantId admits only letters, digits, '.', '_' and '-'. */
    static String setTenant(TenantId tenant) {
        return "; SET LOCAL rollcall.tenant = '" + tenant.value() + "'";
    }

    private static String carryOut(UUID claim) {
        return "SELECT carry_out('" + claim + "'); ";
    }

    private static void endInBackground(SqlConnection connection) {
        connection
                .query("COMMIT")
                .execute()
                .onFailure()
                .recoverWithNull()
                .eventually(() -> connection.close())
                .subscribe()
                .with(ignored -> {}, failure -> {});
    }

    /** Goes on to the end when the caller gives up, so that no connection is left inside a transaction. */
    private static <T> Uni<T> uncancelled(Uni<T> transaction) {
        return Uni.createFrom().emitter(caller -> transaction.subscribe().with(caller::complete, caller::fail));
    }
}
