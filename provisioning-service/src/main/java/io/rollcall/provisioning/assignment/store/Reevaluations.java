package io.rollcall.provisioning.assignment.store;

import io.rollcall.events.AssignmentId;
import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has people judged again, after the commit and in portions. */
public interface Reevaluations {

    /** Everybody in the tenant. A request that is still in work begins anew. */
    Uni<Void> ofEverybody(SqlConnection tx, TenantId tenant, Cause cause);

    /** Everybody in the tenant, as a job that people can follow. */
    Uni<Void> asJob(SqlConnection tx, TenantId tenant, Application application, Cause cause);

    /** The members of groups. */
    Uni<Void> ofMembers(SqlConnection tx, TenantId tenant, Collection<GroupId> groups, Cause cause);

    /** MANUAL assignments that people who were provisioned before are still being given to, by what is in work. */
    Uni<Set<AssignmentId>> afresh(SqlConnection tx, TenantId tenant);

    /**
     * A list that is applied to everybody.
     *
     * @param preview what was looked at before
     * @param version the version that is in force now
     * @param afresh MANUAL assignments that are given to those they provisioned before, too
     * @param overrideReason why it is applied although nobody is left who may administer the tenant
     */
    record Application(
            UUID job,
            UUID preview,
            long version,
            Set<AssignmentId> afresh,
            @Nullable String overrideReason) {

        public Application {
            afresh = Set.copyOf(afresh);
        }
    }
}
