package io.rollcall.rbac;

import io.quarkus.vertx.VertxContextSupport;
import io.rollcall.events.TenantId;
import io.rollcall.kit.sql.TenantSql;
import java.util.ArrayList;
import java.util.List;

/** The rows of a tenant, as the service sees them. */
public record Rows(TenantSql sql, String tenant) {

    /** The first column of what the statement answers. */
    public List<Object> run(String statement) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sql.inTransaction(
                    new TenantId(tenant),
                    tx -> tx.query(statement).execute().map(rows -> {
                        List<Object> values = new ArrayList<>();
                        rows.forEach(row -> values.add(row.getValue(0)));
                        return values;
                    })));
        } catch (Throwable e) {
            throw new AssertionError(statement, e);
        }
    }
}
