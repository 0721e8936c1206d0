package io.rollcall.rbac.subject;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where people are kept. */
public interface SubjectStore {

    /** Locks the people, always in the same order; those never heard of get a row first. */
    Uni<Map<UserId, Subject>> lock(SqlConnection tx, TenantId tenant, Collection<UserId> users);

    /** The people as they are, without locking them; those never heard of are left out. */
    Uni<Map<UserId, Subject>> read(SqlConnection tx, TenantId tenant, Collection<UserId> users);

    /** The next people by id, without locking them. */
    Uni<List<Subject>> page(SqlConnection tx, TenantId tenant, UserId after, int limit);

    /** @param reassigned those of the changed whose roles are others now */
    Uni<Void> save(SqlConnection tx, TenantId tenant, List<Subject> changed, List<Subject> reassigned);

    /** The next people whom admins gave roles, by id. */
    Uni<List<UserId>> givenByAdmins(SqlConnection tx, TenantId tenant, UserId after, int limit);

    /** Keeps those apart who take admins away, until the transaction ends; taken after the locks of people. */
    Uni<Void> lockAdmins(SqlConnection tx, TenantId tenant);

    /** Of whom it is known that they are about to lose their access. */
    Uni<Set<UserId>> leaving(SqlConnection tx, TenantId tenant, Instant now);

    /**
     * Keeps it in mind that somebody is about to lose their access.
     *
     * @param entitlementVersion what they are entitled to until then; with a later one it is forgotten
     */
    Uni<Void> leaves(
            SqlConnection tx, TenantId tenant, UserId user, long entitlementVersion, Instant now, Instant until);

    /** The next people who are given one of the roles and are active, by id. */
    Uni<List<UserId>> activeGivenAny(
            SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UserId after, int limit);

    /** Forgets what people are, and were, called. */
    Uni<Void> erase(SqlConnection tx, TenantId tenant, Collection<UserId> users);

    /** The same of those among them who were erased before and are not there again. */
    Uni<Void> eraseAgain(SqlConnection tx, TenantId tenant, Collection<UserId> users);

    /** Up to which change of the governance people's gains and losses have to be told; empty when they are told. */
    Uni<Optional<Long>> unsettledGovernance(SqlConnection tx, TenantId tenant);

    /** @param version up to which they are told since */
    Uni<Void> governanceSettled(SqlConnection tx, TenantId tenant, long version);

    /** Counts an alert of the tenant. */
    Uni<Long> nextAlert(SqlConnection tx, TenantId tenant);

    /** The next people who are given one of the roles, by id. */
    Uni<List<UserId>> givenAny(SqlConnection tx, TenantId tenant, Collection<RoleKey> roles, UserId after, int limit);
}
