package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.DirectoryId;
import io.rollcall.events.GroupId;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.ignored.IgnoredAttributes;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.Incoming;
import io.rollcall.gateway.scim.Interpreter;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.Page;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.scim.Refusals;
import io.rollcall.gateway.scim.ScimLimits;
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
import org.jspecify.annotations.Nullable;

/** What clients may do with groups. Small changes that arrive together are written together. */
@ApplicationScoped
public class GroupService {
    public static final ResourceType TYPE = Schemas.groupType();
    private static final int MAX_BATCH = 128;
    private static final int MAX_IN_FLIGHT = 4;
    /** A change that names more people would hold up those of others. */
    private static final int MAX_BATCHED_MEMBERS = 100;

    private record Lane(TenantId tenant, DirectoryId directory) {}

    private final GroupStore store;
    private final Interpreter interpreter;
    private final IgnoredAttributes ignored;
    private final ScimLimits limits;
    private final MicroBatcher<Lane, GroupChange, GroupResult> changes;

    public GroupService(GroupStore store, Interpreter interpreter, IgnoredAttributes ignored, ScimLimits limits) {
        this.store = store;
        this.interpreter = interpreter;
        this.ignored = ignored;
        this.limits = limits;
        this.changes = new MicroBatcher<>(
                MAX_BATCH, MAX_IN_FLIGHT, (lane, batch) -> store.change(lane.tenant, lane.directory, batch));
    }

    /** @param withMembers whether the answer is to name the members */
    public Uni<GroupDetails> create(Caller caller, ObjectNode body, boolean withMembers) {
        Incoming incoming = interpreter.resource(caller, body);
        NormalisedResource normalised =
                new ResourceNormaliser(caller.types().group(), incoming.caller().dialect()).create(incoming.body());
        ignored.count(caller, caller.types().group().name(), normalised.ignored());
        List<String> members = normalised.members();
        NewGroup group = NewGroup.of(
                new GroupId(Ids.next()),
                normalised.resource(),
                caller.types().group(),
                MemberIds.required(members == null ? List.of() : members),
                withMembers,
                caller.cause());
        return store.create(caller.tenant(), caller.directory(), group)
                .map(result -> stored(result, group.id().toString()));
    }

    /** Members stay as they are if the body does not name any. */
    public Uni<GroupDetails> replace(
            Caller caller, String id, ObjectNode body, Precondition ifMatch, boolean withMembers) {
        Incoming incoming = interpreter.resource(caller, body);
        ResourceType type = caller.types().group();
        ResourceNormaliser normaliser =
                new ResourceNormaliser(type, incoming.caller().dialect());
        NormalisedResource normalised = normaliser.create(incoming.body());
        ignored.count(caller, type.name(), normalised.ignored());
        List<String> members = normalised.members();
        Membership membership =
                members == null ? Membership.Change.NONE : new Membership.Exactly(MemberIds.required(members));
        return change(
                caller,
                new GroupChange(
                        groupId(id),
                        ifMatch,
                        caller.types().group(),
                        current -> {
                            ObjectNode next =
                                    normaliser.replace(current, incoming.body()).resource();
                            return new PatchResult(next, ResourceDiff.between(current, next, type));
                        },
                        membership,
                        withMembers,
                        caller.cause()));
    }

    public Uni<GroupDetails> patch(
            Caller caller, String id, ObjectNode body, Precondition ifMatch, boolean withMembers) {
        Incoming incoming = interpreter.patch(caller, body);
        ResourceType type = caller.types().group();
        PatchRequest patch =
                PatchRequest.parse(incoming.body(), type, incoming.caller().dialect(), limits.patchOperations());
        ignored.count(caller, type.name(), patch.ignored());
        return change(
                caller,
                new GroupChange(
                        groupId(id),
                        ifMatch,
                        caller.types().group(),
                        patch::apply,
                        MemberIds.membership(patch.membership()),
                        withMembers,
                        caller.cause()));
    }

    public Uni<Void> delete(Caller caller, String id, Precondition ifMatch) {
        return store.delete(caller.tenant(), caller.directory(), groupId(id), ifMatch, caller.cause())
                .invoke(result -> {
                    if (!(result instanceof GroupResult.Deleted)) {
                        throw refusal(result, id);
                    }
                })
                .replaceWithVoid();
    }

    public Uni<GroupDetails> find(Caller caller, String id, boolean withMembers) {
        return store.find(caller.tenant(), caller.directory(), groupId(id), withMembers)
                .map(found -> present(found, id));
    }

    /** Those of the groups that exist, in any order. */
    public Uni<List<GroupDetails>> findAll(Caller caller, Collection<GroupId> ids, boolean withMembers) {
        return store.findAll(caller.tenant(), caller.directory(), ids, withMembers);
    }

    public Uni<Page<GroupDetails>> list(Caller caller, ListQuery query, boolean withMembers) {
        return store.list(
                caller.tenant(), caller.directory(), caller.types().group(), query, caller.dialect(), withMembers);
    }

    private Uni<GroupDetails> change(Caller caller, GroupChange change) {
        boolean alone = change.ifMatch().given()
                || change.membership() instanceof Membership.Exactly
                || change.size() > MAX_BATCHED_MEMBERS;
        Uni<GroupResult> result = alone
                ? store.change(caller.tenant(), caller.directory(), List.of(change))
                        .map(List::getFirst)
                : changes.submit(new Lane(caller.tenant(), caller.directory()), change);
        return result.map(outcome -> stored(outcome, change.id().toString()));
    }

    private static GroupDetails stored(GroupResult result, String id) {
        if (result instanceof GroupResult.Stored(GroupDetails details)) {
            return details;
        }
        throw refusal(result, id);
    }

    private static RuntimeException refusal(GroupResult result, String id) {
        return switch (result) {
            case GroupResult.Missing missing -> Refusals.missing("Group", id);
            case GroupResult.Stale stale -> Refusals.stale();
            case GroupResult.Taken taken -> Refusals.taken("group", "displayName");
            case GroupResult.Refused(var reason) -> reason;
            case GroupResult.Stored stored -> new IllegalStateException("stored, but something else was expected");
            case GroupResult.Deleted deleted -> new IllegalStateException("deleted, but something else was expected");
        };
    }

    private static GroupDetails present(@Nullable GroupDetails details, String id) {
        if (details == null) {
            throw Refusals.missing("Group", id);
        }
        return details;
    }

    private static GroupId groupId(String id) {
        try {
            return GroupId.of(id);
        } catch (IllegalArgumentException e) {
            throw Refusals.missing("Group", id);
        }
    }
}
