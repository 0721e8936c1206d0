package io.rollcall.rbac.policy;

import io.rollcall.rbac.catalogue.PermissionTree;
import java.util.BitSet;
import java.util.List;

/** The permissions of a role, one bit for each permission of the catalogue. Immutable. */
public final class PermissionSet {

    private final BitSet bits;

    PermissionSet(BitSet bits) {
        this.bits = bits;
    }

    /** @param index of the permission in {@link PermissionTree#permissions()} */
    public boolean contains(int index) {
        return bits.get(index);
    }

    /** The keys, sorted. */
    public List<String> keys(PermissionTree tree) {
        return bits.stream()
                .mapToObj(index -> tree.permissions().get(index).key().value())
                .sorted()
                .toList();
    }
}
