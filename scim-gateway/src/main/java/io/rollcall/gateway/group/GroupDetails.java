package io.rollcall.gateway.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group with its members.
 *
 * @param members null if they were not asked for
 */
public record GroupDetails(StoredGroup group, @Nullable List<Member> members) {
    public GroupDetails {
        members = members == null ? null : List.copyOf(members);
    }
}
