package io.rollcall.gateway.guard.store;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.guard.GuardDefaults;
import io.rollcall.gateway.guard.GuardSettings;
import io.rollcall.gateway.guard.GuardStore;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Guards in PostgreSQL. */
@ApplicationScoped
public class PostgresGuards implements GuardStore {
    private static final GuardSettings DEFAULT = new GuardSettings(null, null, null, null);

    private final TenantSql sql;
    private final Outbox outbox;
    private final GuardDefaults defaults;

    public PostgresGuards(TenantSql sql, Outbox outbox, GuardDefaults defaults) {
        this.sql = sql;
        this.outbox = outbox;
        this.defaults = defaults;
    }

    /** The guard of a directory for a transaction that may deactivate people. */
    public GuardSession session(SqlConnection tx, TenantId tenant, DirectoryId directory, Instant now) {
        return new GuardSession(tx, outbox, defaults, tenant, directory, now);
    }

    @Override
    public Uni<GuardSettings> find(TenantId tenant, DirectoryId directory) {
        return sql.read(tenant, tx -> tx.preparedQuery(GuardSql.FIND).execute(Tuple.of(directory.value())))
                .map(rows -> rows.stream().findFirst().map(GuardRow::settings).orElse(DEFAULT));
    }

    @Override
    public Uni<Void> save(TenantId tenant, DirectoryId directory, GuardSettings settings) {
        Tuple row = Tuple.tuple()
                .addUUID(directory.value())
                .addBoolean(settings.enabled())
                .addInteger(settings.people())
                .addInteger(settings.percent())
                .addInteger(settings.windowSeconds());
        return sql.inTransaction(
                tenant, tx -> tx.preparedQuery(GuardSql.SAVE).execute(row).replaceWithVoid());
    }
}
