package io.rollcall.rbac.replication;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.snapshot.PersonSnapshot;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Reads what decisions depend on, as it is now: never from a cache that another instance may have made old. */
@ApplicationScoped
public class SnapshotService {

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore store;

    SnapshotService(TenantSql sql, PolicySource policies, SubjectStore store) {
        this.sql = sql;
        this.policies = policies;
        this.store = store;
    }

    public Uni<Policy> policy(TenantId tenant) {
        return sql.read(tenant, tx -> policies.seen(tx, tenant));
    }

    /** Those of whom nothing is known are left out. */
    public Uni<List<PersonSnapshot>> people(TenantId tenant, Collection<UserId> users) {
        return sql.read(tenant, tx -> store.read(tx, tenant, users))
                .map(found -> found.values().stream().map(PersonSnapshot::of).toList());
    }

    /** The next people by id. */
    public Uni<List<PersonSnapshot>> page(TenantId tenant, UserId after, int limit) {
        return sql.read(tenant, tx -> store.page(tx, tenant, after, limit))
                .map(found -> found.stream().map(PersonSnapshot::of).toList());
    }
}
