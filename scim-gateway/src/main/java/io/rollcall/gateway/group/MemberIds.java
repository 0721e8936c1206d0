package io.rollcall.gateway.group;

import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.patch.MembershipDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids of members as clients send them. An id of nobody known is kept: the membership shows once somebody has the id
 * again. What is no id at all is refused on the way in, and passed over on the way out.
 */
final class MemberIds {
    private MemberIds() {}

    static Membership membership(MembershipDelta delta) {
        return switch (delta) {
            case MembershipDelta.Unchanged unchanged -> Membership.Change.NONE;
            case MembershipDelta.Change(var add, var remove) -> new Membership.Change(required(add), known(remove));
            case MembershipDelta.Exactly(var ids) -> new Membership.Exactly(required(ids));
        };
    }

    /** @throws ScimException 400 invalidValue */
    static List<UUID> required(List<String> ids) {
        List<UUID> members = new ArrayList<>(ids.size());
        for (String id : ids) {
            UUID member = uuid(id);
            if (member == null) {
                throw ScimException.badRequest(
                        ScimType.INVALID_VALUE,
                        "The member '" + shortened(id) + "' is not the id of a user or group. Send the id that this"
                                + " server gave.");
            }
            members.add(member);
        }
        return members;
    }

    private static List<UUID> known(List<String> ids) {
        List<UUID> members = new ArrayList<>(ids.size());
        for (String id : ids) {
            UUID member = uuid(id);
            if (member != null) {
                members.add(member);
            }
        }
        return members;
    }

    private static @Nullable UUID uuid(String id) {
        try {
            return id.length() == 36 ? UUID.fromString(id) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shortened(String id) {
        return id.length() > 60 ? id.substring(0, 60) + "..." : id;
    }
}
