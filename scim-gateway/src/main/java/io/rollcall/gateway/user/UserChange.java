package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.Cause;
import io.rollcall.events.UserId;
import io.rollcall.gateway.scim.Precondition;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import java.util.function.Function;

/** A change that a client asks for, applied to the person as they are when it is their turn. */
public record UserChange(UserId id, Precondition ifMatch, Edit edit, ResourceType type, Cause cause) {
    /** Of a directory without extensions of its own. */
    public UserChange(UserId id, Precondition ifMatch, Edit edit, Cause cause) {
        this(id, ifMatch, edit, ResourceTypes.STANDARD.user(), cause);
    }

    /** What to do with the person. */
    public sealed interface Edit {
        /**
         * PUT or PATCH: the new resource from the present one, which stays as it is.
         *
         * @param next may throw {@link io.rollcall.scim.message.ScimException}
         * @param mayDeactivate whether the request may take {@code active} away; a guess that saves a round trip
         */
        record Rewrite(Function<ObjectNode, PatchResult> next, boolean mayDeactivate) implements Edit {
            public Rewrite(Function<ObjectNode, PatchResult> next) {
                this(next, false);
            }
        }

        /** DELETE where the person stays, deactivated. */
        record SoftDelete() implements Edit {}

        record Delete() implements Edit {}
    }
}
