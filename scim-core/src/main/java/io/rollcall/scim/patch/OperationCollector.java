package io.rollcall.scim.patch;

import io.rollcall.scim.patch.MemberOperation.AddMembers;
import io.rollcall.scim.patch.MemberOperation.RemoveMembers;
import io.rollcall.scim.resource.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what the operations of one request come to. */
final class OperationCollector {
    private final List<PatchOperation> operations = new ArrayList<>();
    private final List<MemberOperation> memberOperations = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Set<String> pending = new LinkedHashSet<>();
    private boolean pendingAdds;
    private @Nullable Secret password;

    void add(PatchOperation operation) {
        operations.add(operation);
    }

    /** Neighbours of one kind become one: some clients send an operation for each member. */
    void addMembers(List<String> ids, boolean adds) {
        if (pendingAdds != adds) {
            flush();
        }
        pendingAdds = adds;
        pending.addAll(ids);
    }

    void addMembers(MemberOperation whole) {
        flush();
        memberOperations.add(whole);
    }

    private void flush() {
        if (!pending.isEmpty()) {
            List<String> ids = List.copyOf(pending);
            memberOperations.add(pendingAdds ? new AddMembers(ids) : new RemoveMembers(ids));
            pending.clear();
        }
    }

    void password(@Nullable Secret secret) {
        password = secret;
    }

    List<PatchOperation> operations() {
        return operations;
    }

    List<MemberOperation> memberOperations() {
        flush();
        return memberOperations;
    }

    List<String> ignored() {
        return ignored;
    }

    @Nullable
    Secret password() {
        return password;
    }
}
