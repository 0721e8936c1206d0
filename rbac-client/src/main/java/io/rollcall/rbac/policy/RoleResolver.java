package io.rollcall.rbac.policy;

import io.rollcall.events.RoleKey;
import io.rollcall.rbac.catalogue.PermissionTree;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Works out which permissions roles give, each role once. A base that does not exist gives nothing. */
public final class RoleResolver {

    private final PermissionTree tree;
    private final Map<RoleKey, RoleRules> rules;
    private final Map<RoleKey, PermissionSet> resolved = new HashMap<>();

    public RoleResolver(PermissionTree tree, Map<RoleKey, RoleRules> rules) {
        this.tree = tree;
        this.rules = Map.copyOf(rules);
    }

    public PermissionSet resolve(RoleKey role) {
        PermissionSet known = resolved.get(role);
        if (known != null) {
            return known;
        }
        // Entered before the base is looked at: a circle of bases, should one ever be stored, ends here and gives
        // nothing.
        resolved.put(role, new PermissionSet(new BitSet()));
        RoleRules own = rules.get(role);
        PermissionSet set = own == null ? new PermissionSet(new BitSet()) : resolve(own);
        resolved.put(role, set);
        return set;
    }

    private PermissionSet resolve(RoleRules own) {
        PermissionSet base = own.base() == null ? new PermissionSet(new BitSet()) : resolve(own.base());
        BitSet bits = new BitSet(tree.permissions().size());
        for (int index = 0; index < tree.permissions().size(); index++) {
            int permission = index;
            boolean given =
                    own.says(tree.permissions().get(permission).key()).orElseGet(() -> base.contains(permission));
            bits.set(permission, given);
        }
        return new PermissionSet(bits);
    }
}
