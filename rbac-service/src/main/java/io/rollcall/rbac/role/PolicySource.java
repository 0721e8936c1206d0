package io.rollcall.rbac.role;

import io.rollcall.events.TenantId;
import io.rollcall.rbac.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Compiled roles, as fresh as the caller needs them. */
public interface PolicySource {

    /** A policy that is not older than a version that the caller has just read from the database. */
    Uni<Policy> atLeast(TenantId tenant, long version);

    /** The policy as the transaction sees it, or a newer one; changes are not held up. */
    Uni<Policy> seen(SqlConnection tx, TenantId tenant);

    /** The roles as the transaction sees them, deleted ones included, up to date with the catalogue. */
    Uni<TenantRoles> roles(SqlConnection tx, TenantId tenant);

    /** The present policy, which nobody changes before the transaction ends. */
    Uni<Policy> hold(SqlConnection tx, TenantId tenant);
}
