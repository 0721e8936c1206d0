package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.gateway.access.AccessCheck;
import io.rollcall.gateway.dialect.Switch;
import io.rollcall.gateway.ignored.IgnoredAttributes;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Incoming;
import io.rollcall.gateway.scim.Interpreter;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.scim.Refusals;
import io.rollcall.gateway.scim.ScimLimits;
import io.rollcall.gateway.user.UserChange.Edit;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.sql.MicroBatcher;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.resource.NormalisedResource;
import io.rollcall.scim.resource.ResourceDiff;
import io.rollcall.scim.resource.ResourceNormaliser;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What clients may do with people. Requests that arrive together are written together. */
@ApplicationScoped
public class UserService {
    public static final ResourceType TYPE = Schemas.userType();
    private static final int MAX_BATCH = 128;
    private static final int MAX_IN_FLIGHT = 6;

    private record Lane(TenantId tenant, DirectoryId directory) {
        static Lane of(Caller caller) {
            return new Lane(caller.tenant(), caller.directory());
        }
    }

    private final UserStore store;
    private final Interpreter interpreter;
    private final IgnoredAttributes ignored;
    private final ScimLimits limits;
    private final MicroBatcher<Lane, UserKey, Optional<StoredUser>> lookups;
    private final MicroBatcher<Lane, NewUser, UserResult> creations;
    private final MicroBatcher<Lane, UserChange, UserResult> changes;

    public UserService(UserStore store, Interpreter interpreter, IgnoredAttributes ignored, ScimLimits limits) {
        this.store = store;
        this.interpreter = interpreter;
        this.ignored = ignored;
        this.limits = limits;
        this.lookups = new MicroBatcher<>(
                MAX_BATCH, MAX_IN_FLIGHT, (lane, keys) -> store.find(lane.tenant, lane.directory, keys));
        this.creations = new MicroBatcher<>(
                MAX_BATCH, MAX_IN_FLIGHT, (lane, users) -> store.create(lane.tenant, lane.directory, users));
        this.changes = new MicroBatcher<>(
                MAX_BATCH, MAX_IN_FLIGHT, (lane, batch) -> store.change(lane.tenant, lane.directory, batch));
    }

    /** Creates a person, or brings back one who was deleted, under their old id. */
    public Uni<StoredUser> create(Caller caller, ObjectNode body) {
        Incoming incoming = interpreter.resource(caller, body);
        ResourceType type = caller.types().user();
        NormalisedResource normalised =
                new ResourceNormaliser(type, incoming.caller().dialect()).create(incoming.body());
        ignored.count(caller, type.name(), normalised.ignored());
        ObjectNode resource = normalised.resource();
        if (!resource.has("active")) {
            resource.put("active", true);
        }
        AccessCheck.check(caller, resource);
        NewUser user = NewUser.of(new UserId(Ids.next()), resource, type, caller.cause());
        return creations
                .submit(Lane.of(caller), user)
                .map(result -> stored(result, user.id().toString()));
    }

    public Uni<StoredUser> replace(Caller caller, String id, ObjectNode body, Precondition ifMatch) {
        Incoming incoming = interpreter.resource(caller, body);
        ResourceType type = caller.types().user();
        ResourceNormaliser normaliser =
                new ResourceNormaliser(type, incoming.caller().dialect());
        return change(
                caller,
                id,
                ifMatch,
                new Edit.Rewrite(
                        current -> {
                            NormalisedResource normalised = normaliser.replace(current, incoming.body());
                            ignored.count(caller, type.name(), normalised.ignored());
                            ObjectNode next = normalised.resource();
                            AccessCheck.check(caller, current, next);
                            return new PatchResult(next, ResourceDiff.between(current, next, type));
                        },
                        ActiveMention.inResource(incoming.body())));
    }

    public Uni<StoredUser> patch(Caller caller, String id, ObjectNode body, Precondition ifMatch) {
        Incoming incoming = interpreter.patch(caller, body);
        ResourceType type = caller.types().user();
        PatchRequest patch =
                PatchRequest.parse(incoming.body(), type, incoming.caller().dialect(), limits.patchOperations());
        ignored.count(caller, type.name(), patch.ignored());
        if (patch.password() != null) {
            caller.remarks().add("passwords are not kept");
        }
        return change(
                caller,
                id,
                ifMatch,
                new Edit.Rewrite(
                        current -> {
                            PatchResult result = patch.apply(current);
                            AccessCheck.check(caller, current, result.resource());
                            return result;
                        },
                        ActiveMention.inPatch(incoming.body())));
    }

    /** Where the directory has soft deletion, the person is deactivated and stays. */
    public Uni<Void> delete(Caller caller, String id, Precondition ifMatch) {
        if (caller.profile().on(Switch.SOFT_DELETE)) {
            return change(caller, id, ifMatch, new Edit.SoftDelete()).replaceWithVoid();
        }
        return submit(caller, id, ifMatch, new Edit.Delete())
                .invoke(result -> {
                    if (!(result instanceof UserResult.Deleted)) {
                        throw refusal(result, id);
                    }
                })
                .replaceWithVoid();
    }

    public Uni<StoredUser> find(Caller caller, String id) {
        return lookup(caller, new UserKey.ById(userId(id)))
                .map(found -> found.orElseThrow(() -> Refusals.missing("User", id)));
    }

    /** Those of the people who exist, in any order. */
    public Uni<List<StoredUser>> findAll(Caller caller, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Uni<Optional<StoredUser>>> found =
                ids.stream().map(id -> lookup(caller, new UserKey.ById(id))).toList();
        return Uni.join()
                .all(found)
                .andFailFast()
                .map(users -> users.stream().flatMap(Optional::stream).toList());
    }

    public Uni<Page<StoredUser>> list(Caller caller, ListQuery query, boolean withGroups) {
        UserKey key = UserKey.of(query, caller.dialect());
        return key == null
                ? store.list(
                        caller.tenant(), caller.directory(), caller.types().user(), query, caller.dialect(), withGroups)
                : lookup(caller, key).map(found -> Page.whole(found.stream().toList(), found.isPresent() ? 1 : 0));
    }

    private Uni<Optional<StoredUser>> lookup(Caller caller, UserKey key) {
        return lookups.submit(Lane.of(caller), key);
    }

    private Uni<StoredUser> change(Caller caller, String id, Precondition ifMatch, Edit edit) {
        return submit(caller, id, ifMatch, edit).map(result -> stored(result, id));
    }

    private Uni<UserResult> submit(Caller caller, String id, Precondition ifMatch, Edit edit) {
        return changes.submit(
                Lane.of(caller),
                new UserChange(userId(id), ifMatch, edit, caller.types().user(), caller.cause()));
    }

    private static StoredUser stored(UserResult result, String id) {
        if (result instanceof UserResult.Stored(StoredUser user)) {
            return user;
        }
        throw refusal(result, id);
    }

    private static RuntimeException refusal(UserResult result, String id) {
        return switch (result) {
            case UserResult.Missing missing -> Refusals.missing("User", id);
            case UserResult.Stale stale -> Refusals.stale();
            case UserResult.Taken taken -> Refusals.taken("user", "userName");
            case UserResult.Refused(var reason) -> reason;
            case UserResult.Stored stored -> new IllegalStateException("stored, but something else was expected");
            case UserResult.Deleted deleted -> new IllegalStateException("deleted, but something else was expected");
        };
    }

    private static UserId userId(String id) {
        try {
            return UserId.of(id);
        } catch (IllegalArgumentException e) {
            throw Refusals.missing("User", id);
        }
    }
}
