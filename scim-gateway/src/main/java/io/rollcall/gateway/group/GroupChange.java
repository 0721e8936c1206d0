package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Cause;
import io.rollcall.events.GroupId;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import java.util.function.Function;

/**
 * A change of a group that a client asks for.
 *
 * @param next the new resource from the present one, which stays as it is; may throw
 *     {@link io.rollcall.scim.message.ScimException}
 * @param withMembers whether the answer is to name the members
 */
public record GroupChange(
        GroupId id,
        Precondition ifMatch,
        ResourceType type,
        Function<ObjectNode, PatchResult> next,
        Membership membership,
        boolean withMembers,
        Cause cause) {

    /** How many people are named. */
    public int size() {
        return switch (membership) {
            case Membership.Change(var add, var remove) -> add.size() + remove.size();
            case Membership.Exactly(var members) -> members.size();
        };
    }
}
