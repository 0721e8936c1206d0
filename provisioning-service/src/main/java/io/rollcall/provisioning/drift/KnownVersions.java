package io.rollcall.provisioning.drift;

import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;

/** Versions that corrections have to respect, or to undo. */
public interface KnownVersions {

    /** Groups go back below the given versions, so that what is told of them next counts as newer. */
    Uni<Void> goBackBelow(SqlConnection tx, TenantId tenant, Map<GroupId, Long> versions);

    /** The versions up to which subscribers have heard of people, where that is known. */
    Uni<Map<UserId, Long>> told(SqlConnection tx, TenantId tenant, Collection<UserId> people);
}
