package io.rollcall.gateway.user;

import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Where people are kept. Writes take many requests at once and answer each at its place in the list; resource and
 * events are committed together.
 */
public interface UserStore {

    /** {@link UserResult.Stored} or {@link UserResult.Taken} for each. */
    Uni<List<UserResult>> create(TenantId tenant, DirectoryId directory, List<NewUser> users);

    /** Fails as a whole if one of several takes a userName that somebody has; a single one is {@link UserResult.Taken}. */
    Uni<List<UserResult>> change(TenantId tenant, DirectoryId directory, List<UserChange> changes);

    /** Looks up many at once; answers each at its place in the list. */
    Uni<List<Optional<StoredUser>>> find(TenantId tenant, DirectoryId directory, List<UserKey> keys);

    /**
     * @param type the attributes that the filter can name
     * @param withGroups whether the answer needs the groups of each person
     * @throws io.rollcall.scim.message.ScimException 400 invalidFilter
     */
    Uni<Page<StoredUser>> list(
            TenantId tenant,
            DirectoryId directory,
            ResourceType type,
            ListQuery query,
            Dialect dialect,
            boolean withGroups);
}
