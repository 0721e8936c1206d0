package io.rollcall.provisioning.vendor.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Reads across tenants. Only tables with a policy for it show anything here: the list of tenants, and which of them
 * have work left. Data of tenants is never among it.
 */
@ApplicationScoped
public class VendorSql {

    private static final String EVERY_TENANT = "SET TRANSACTION READ ONLY; SET LOCAL rollcall.tenant = '*'";

    private final Pool pool;

    public VendorSql(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> read(Function<SqlConnection, Uni<T>> query) {
        return pool.withTransaction(tx -> tx.query(EVERY_TENANT).execute().chain(() -> query.apply(tx)));
    }
}
