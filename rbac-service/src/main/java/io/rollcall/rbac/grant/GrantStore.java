package io.rollcall.rbac.grant;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.role.TenantRoles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where it is kept who gave what to whom. */
public interface GrantStore {

    /** By role and workspace. */
    Uni<List<ManualGrant>> of(SqlConnection tx, TenantId tenant, UserId user);

    Uni<Void> put(SqlConnection tx, TenantId tenant, ManualGrant grant);

    Uni<Void> remove(SqlConnection tx, TenantId tenant, UserId user, RoleGrant grant);

    Uni<Void> log(SqlConnection tx, TenantId tenant, List<AccessChange> changes);

    /**
     * The latest first.
     *
     * @param user absent: about everybody and the tenant
     * @param before absent: from the latest
     */
    Uni<List<AccessChange>> changes(TenantId tenant, @Nullable UserId user, @Nullable UUID before, int limit);

    /** The roles that admins gave anybody and that have not ended, each once. */
    Uni<List<RoleKey>> rolesAlive(SqlConnection tx, TenantId tenant, Instant now);

    /** Tenants where something has ended that is still kept. */
    Uni<List<TenantId>> tenantsWithEnded(Instant now);

    /** People of a tenant of whom something is kept that has ended. */
    Uni<List<UserId>> peopleWithEnded(SqlConnection tx, TenantId tenant, Instant now, int limit);

    /** Forgets what has ended, and answers what it was. */
    Uni<List<ManualGrant>> removeEnded(SqlConnection tx, TenantId tenant, List<UserId> users, Instant now);

    /** Forgets what people were given, ended or not, and answers what it was. */
    Uni<List<ManualGrant>> removeAll(SqlConnection tx, TenantId tenant, Set<UserId> users);

    /** Forgets why people were given something, or not any more. */
    Uni<Void> forgetReasons(SqlConnection tx, TenantId tenant, Set<UserId> users);

    /** Of each person what they were given, at the version that the changes written down come to. */
    Uni<Map<UserId, Subject.Manual>> kept(SqlConnection tx, TenantId tenant, Set<UserId> users);

    /** Keeps everybody away who acts on the roles of the tenant, until the transaction ends. */
    Uni<Void> lockRoles(SqlConnection tx, TenantId tenant);

    /**
     * Counts as a change of the tenant's roles; answers what is stored now, roles left out, or nothing when the module is
     * so already.
     */
    Uni<Optional<TenantRoles>> switchModule(SqlConnection tx, TenantId tenant, ModuleKey module, boolean enabled);

    /** Counts as a change of the tenant's roles; answers what is stored now, roles left out. */
    Uni<TenantRoles> govern(SqlConnection tx, TenantId tenant, Governance governance);
}
