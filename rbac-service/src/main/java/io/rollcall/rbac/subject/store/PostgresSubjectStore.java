package io.rollcall.rbac.subject.store;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People in PostgreSQL. */
@ApplicationScoped
class PostgresSubjectStore implements SubjectStore {

    @Override
    public Uni<Map<UserId, Subject>> lock(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return SubjectRows.lock(tx, tenant, users);
    }

    @Override
    public Uni<Map<UserId, Subject>> read(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return SubjectRows.read(tx, tenant, users);
    }

    @Override
    public Uni<List<Subject>> page(SqlConnection tx, TenantId tenant, UserId after, int limit) {
        return SubjectRows.page(tx, tenant, after, limit);
    }

    @Override
    public Uni<Void> save(SqlConnection tx, TenantId tenant, List<Subject> changed, List<Subject> reassigned) {
        return SubjectRows.save(tx, tenant, changed).chain(() -> RoleAssignmentRows.replace(tx, tenant, reassigned));
    }

    @Override
    public Uni<List<UserId>> givenAny(
            SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UserId after, int limit) {
        return RoleAssignmentRows.page(tx, tenant, roles, after.value(), limit);
    }

    @Override
    public Uni<List<UserId>> givenByAdmins(SqlConnection tx, TenantId tenant, UserId after, int limit) {
        return RoleAssignmentRows.manual(tx, tenant, after.value(), limit);
    }

    @Override
    public Uni<List<UserId>> activeGivenAny(
            SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UserId after, int limit) {
        return RoleAssignmentRows.activePage(tx, tenant, roles, after.value(), limit);
    }

    @Override
    public Uni<Void> erase(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return NameRows.erase(tx, tenant, users);
    }

    @Override
    public Uni<Void> eraseAgain(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return NameRows.eraseAgain(tx, tenant, users);
    }

    @Override
    public Uni<Optional<Long>> unsettledGovernance(SqlConnection tx, TenantId tenant) {
        return SettledRows.due(tx, tenant);
    }

    @Override
    public Uni<Void> governanceSettled(SqlConnection tx, TenantId tenant, long version) {
        return SettledRows.put(tx, tenant, version);
    }

    @Override
    public Uni<Void> lockAdmins(SqlConnection tx, TenantId tenant) {
        return AdminRows.lock(tx, tenant);
    }

    @Override
    public Uni<Set<UserId>> leaving(SqlConnection tx, TenantId tenant, Instant now) {
        return AdminRows.leaving(tx, tenant, now);
    }

    @Override
    public Uni<Void> leaves(
            SqlConnection tx, TenantId tenant, UserId user, long entitlementVersion, Instant now, Instant until) {
        return AdminRows.leaves(tx, tenant, user, entitlementVersion, now, until);
    }

    @Override
    public Uni<Long> nextAlert(SqlConnection tx, TenantId tenant) {
        return AdminRows.nextAlert(tx, tenant);
    }
}
