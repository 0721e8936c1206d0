package io.rollcall.gateway.group;

import io.rollcall.events.Cause;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where groups and memberships are kept. Every change is committed together with its events. */
public interface GroupStore {
    /** A group with more members than this is not answered in full to a change of it. */
    int MANY_MEMBERS = 200;

    /** {@link GroupResult.Stored} or {@link GroupResult.Taken}. */
    Uni<GroupResult> create(TenantId tenant, DirectoryId directory, NewGroup group);

    /**
     * Answers each change at its place in the list. Changes that require a version, or an exact list of members, come
     * alone. Fails as a whole if one of several takes a displayName that another group has.
     */
    Uni<List<GroupResult>> change(TenantId tenant, DirectoryId directory, List<GroupChange> changes);

    /** However many members there are: done when the last of them has left. */
    Uni<GroupResult> delete(TenantId tenant, DirectoryId directory, GroupId id, Precondition ifMatch, Cause cause);

    Uni<@Nullable GroupDetails> find(TenantId tenant, DirectoryId directory, GroupId id, boolean withMembers);

    /** Those of the groups that exist. */
    Uni<List<GroupDetails>> findAll(
            TenantId tenant, DirectoryId directory, Collection<GroupId> ids, boolean withMembers);

    /** @throws io.rollcall.scim.message.ScimException 400 invalidFilter */
    Uni<Page<GroupDetails>> list(
            TenantId tenant,
            DirectoryId directory,
            ResourceType type,
            ListQuery query,
            Dialect dialect,
            boolean withMembers);
}
