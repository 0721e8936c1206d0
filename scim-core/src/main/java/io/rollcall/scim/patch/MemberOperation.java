package io.rollcall.scim.patch;

import java.util.List;

/** One step on a membership. Ids are free of duplicates and in the order given. */
public sealed interface MemberOperation {
    record AddMembers(List<String> ids) implements MemberOperation {
        public AddMembers {
            ids = List.copyOf(ids);
        }
    }

    record RemoveMembers(List<String> ids) implements MemberOperation {
        public RemoveMembers {
            ids = List.copyOf(ids);
        }
    }

    record RemoveAllMembers() implements MemberOperation {}

    record ReplaceMembers(List<String> ids) implements MemberOperation {
        public ReplaceMembers {
            ids = List.copyOf(ids);
        }
    }
}
