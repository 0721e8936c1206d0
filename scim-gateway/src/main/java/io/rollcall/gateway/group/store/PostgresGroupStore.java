package io.rollcall.gateway.group.store;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.group.GroupChange;
import io.rollcall.gateway.group.GroupDetails;
import io.rollcall.gateway.group.GroupResult;
import io.rollcall.gateway.group.GroupStore;
import io.rollcall.gateway.group.NewGroup;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.SqlFailures;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups in PostgreSQL, a membership being a row of its own. */
@ApplicationScoped
public class PostgresGroupStore implements GroupStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private final TenantSql sql;
    private final Outbox outbox;
    private final Clock clock;
    private final GroupQueries queries;
    private final GroupDeletion deletion;

    public PostgresGroupStore(TenantSql sql, Outbox outbox, Clock clock, GroupDeletion deletion) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
        this.queries = new GroupQueries(sql);
        this.deletion = deletion;
    }

    @Override
    public Uni<GroupResult> create(TenantId tenant, DirectoryId directory, NewGroup group) {
        return sql.inTransaction(tenant, tx -> new GroupWork(tx, outbox, tenant, directory, now()).create(group));
    }

    @Override
    public Uni<List<GroupResult>> change(TenantId tenant, DirectoryId directory, List<GroupChange> changes) {
        return sql.inTransaction(tenant, tx -> new GroupWork(tx, outbox, tenant, directory, now()).change(changes))
                .onFailure(failure -> changes.size() == 1 && UNIQUE_VIOLATION.equals(SqlFailures.sqlState(failure)))
                .recoverWithItem(List.of(new GroupResult.Taken()));
    }

    @Override
    public Uni<GroupResult> delete(
            TenantId tenant, DirectoryId directory, GroupId id, Precondition ifMatch, Cause cause) {
        return deletion.delete(tenant, directory, id, ifMatch, cause);
    }

    @Override
    public Uni<@Nullable GroupDetails> find(TenantId tenant, DirectoryId directory, GroupId id, boolean withMembers) {
        return queries.find(tenant, directory, id, withMembers);
    }

    @Override
    public Uni<List<GroupDetails>> findAll(
            TenantId tenant, DirectoryId directory, Collection<GroupId> ids, boolean withMembers) {
        return queries.findAll(tenant, directory, ids, withMembers);
    }

    @Override
    public Uni<Page<GroupDetails>> list(
            TenantId tenant,
            DirectoryId directory,
            ResourceType type,
            ListQuery query,
            Dialect dialect,
            boolean withMembers) {
        return queries.list(tenant, directory, type, query, dialect, withMembers);
    }

    /** PostgreSQL keeps microseconds and clients see milliseconds: keep what both agree on. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
