package io.rollcall.rbac.role;

import io.rollcall.events.RoleKey;
import io.rollcall.events.RoleState;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.catalogue.Violation;
import io.rollcall.rbac.policy.RoleResolver;
import io.rollcall.rbac.policy.RoleRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All roles of one tenant, deleted ones included, and the rules by which they change. Pure: it answers with the roles
 * that are to be stored.
 */
public final class RoleBook {

    /** More roles than this are refused: every decision of the tenant compiles all of them. */
    static final int MAX_ROLES = 500;

    /** Deleted ones included, which are kept for ever: whoever creates and deletes in turn comes to an end. */
    static final int MAX_KEYS = 5_000;

    private final Catalogue catalogue;
    private final Map<RoleKey, Role> roles = new LinkedHashMap<>();

    public RoleBook(Catalogue catalogue, Collection<Role> roles) {
        this.catalogue = catalogue;
        roles.forEach(role -> this.roles.put(role.key(), role));
    }

    public Optional<Role> find(RoleKey key) {
        return Optional.ofNullable(roles.get(key)).filter(role -> !role.deleted());
    }

    /** Every role as it is now. */
    List<Role> all() {
        return List.copyOf(roles.values());
    }

    /** Keys of deleted roles whose people get the given role instead. */
    public List<RoleKey> replacedBy(RoleKey key) {
        var replacements = StoredRoles.of(roles.values()).replacements();
        return roles.values().stream()
                .filter(Role::deleted)
                .map(Role::key)
                .filter(deleted ->
                        replacements.inEffect(deleted).filter(key::equals).isPresent())
                .toList();
    }

    public RoleOutcome create(RoleDraft draft, Instant now) {
        RoleKey key = draft.key() == null ? RoleSlug.derive(draft.name(), roles::containsKey) : draft.key();
        if (find(key).isPresent()) {
            return new RoleOutcome.Rejected(new RoleRejection.KeyTaken(key));
        }
        if (StoredRoles.of(roles.values())
                .replacements()
                .inEffect(key)
                .filter(Role.ADMIN::equals)
                .isPresent()) {
            return new RoleOutcome.Rejected(new RoleRejection.StandsForAdmin(key));
        }
        if (roles.values().stream().filter(role -> !role.deleted()).count() >= MAX_ROLES) {
            return invalid("name", "a tenant has at most " + MAX_ROLES + " roles");
        }
        if (!roles.containsKey(key) && roles.size() >= MAX_KEYS) {
            return invalid("key", "the tenant has had " + MAX_KEYS + " roles: take the key of one that was deleted");
        }
        Role before = roles.getOrDefault(key, blank(key, now));
        return check(key, draft).orElseGet(() -> store(before.changed(RoleState.Kind.CUSTOM, draft, now), now));
    }

    /** A copy of a predefined role builds on it, and so follows it; one of a custom role says the same. */
    public RoleOutcome copy(RoleKey original, RoleDraft draft, Instant now) {
        return find(original)
                .map(role -> {
                    RoleRules rules = role.predefined()
                            ? new RoleRules(role.key(), Selection.NOTHING, Selection.NOTHING)
                            : role.rules();
                    return create(new RoleDraft(draft.key(), draft.name(), role.description(), rules), now);
                })
                .orElseGet(() -> new RoleOutcome.Rejected(new RoleRejection.Unknown(original)));
    }

    public RoleOutcome replace(RoleKey key, RoleDraft draft, @Nullable Long expectedVersion, Instant now) {
        Role before = find(key).orElse(null);
        Optional<RoleOutcome> refused = guard(key, before, expectedVersion);
        if (before == null || refused.isPresent()) {
            return refused.orElseThrow();
        }
        if (draft.key() != null && !draft.key().equals(key)) {
            return invalid("key", "the key of a role never changes");
        }
        return check(key, draft)
                .orElseGet(() -> isAlready(before, draft)
                        ? new RoleOutcome.Unchanged(before)
                        : store(before.changed(RoleState.Kind.CUSTOM, draft, now), now));
    }

    /** @param people how many people have the role now */
    public RoleOutcome delete(
            RoleKey key, @Nullable Long expectedVersion, @Nullable RoleKey replacement, long people, Instant now) {
        Role before = find(key).orElse(null);
        Optional<RoleOutcome> refused = guard(key, before, expectedVersion);
        if (before == null || refused.isPresent()) {
            return refused.orElseThrow();
        }
        List<RoleKey> dependents = dependentsOf(key);
        if (!dependents.isEmpty()) {
            return new RoleOutcome.Rejected(new RoleRejection.IsBase(key, dependents));
        }
        if (replacement != null && (replacement.equals(key) || find(replacement).isEmpty())) {
            return invalid("replacement", "there is no other role '" + replacement + "'");
        }
        if (replacement == null && people > 0) {
            return new RoleOutcome.Rejected(new RoleRejection.InUse(key, people));
        }
        return store(before.removed(replacement, now), now);
    }

    /** What changes with the present catalogue: predefined roles, and custom ones that resolve to something else. */
    public List<Role> followCatalogue(Instant now) {
        List<Role> predefined = new PredefinedRoles(catalogue).changes(roles, now);
        predefined.forEach(role -> roles.put(role.key(), role));
        return settle(predefined, now);
    }

    static Role blank(RoleKey key, Instant now) {
        var nothing = new RoleRules(null, Selection.NOTHING, Selection.NOTHING);
        return new Role(key, RoleState.Kind.CUSTOM, key.value(), "", nothing, List.of(), 0, false, null, now, now);
    }

    private static Optional<RoleOutcome> guard(RoleKey key, @Nullable Role role, @Nullable Long expectedVersion) {
        if (role == null) {
            return Optional.of(new RoleOutcome.Rejected(new RoleRejection.Unknown(key)));
        }
        if (role.predefined()) {
            return Optional.of(new RoleOutcome.Rejected(new RoleRejection.Predefined(key)));
        }
        if (expectedVersion != null && expectedVersion != role.version()) {
            return Optional.of(new RoleOutcome.Rejected(new RoleRejection.Stale(expectedVersion, role.version())));
        }
        return Optional.empty();
    }

    private Optional<RoleOutcome> check(RoleKey key, RoleDraft draft) {
        for (Role other : roles.values()) {
            boolean sameName = other.name().equalsIgnoreCase(draft.name());
            if (sameName && !other.deleted() && !other.key().equals(key)) {
                return Optional.of(new RoleOutcome.Rejected(new RoleRejection.NameTaken(draft.name(), other.key())));
            }
        }
        RoleKey base = draft.rules().base();
        if (base != null && find(base).isEmpty()) {
            return Optional.of(invalid("base", "there is no role '" + base + "'"));
        }
        return buildsOn(base, key)
                ? Optional.of(invalid("base", "'" + base + "' builds on '" + key + "' itself"))
                : Optional.empty();
    }

    private boolean buildsOn(@Nullable RoleKey start, RoleKey key) {
        RoleKey at = start;
        for (int steps = 0; at != null && steps <= roles.size(); steps++) {
            if (at.equals(key)) {
                return true;
            }
            Role role = roles.get(at);
            at = role == null ? null : role.rules().base();
        }
        return false;
    }

    private List<RoleKey> dependentsOf(RoleKey key) {
        return roles.values().stream()
                .filter(role -> !role.deleted() && key.equals(role.rules().base()))
                .map(Role::key)
                .toList();
    }

    private static boolean isAlready(Role role, RoleDraft draft) {
        return role.name().equals(draft.name())
                && role.description().equals(draft.description())
                && role.rules().equals(draft.rules());
    }

    private static RoleOutcome invalid(String path, String message) {
        return new RoleOutcome.Rejected(new RoleRejection.Invalid(List.of(new Violation(path, message))));
    }

    private RoleOutcome store(Role role, Instant now) {
        roles.put(role.key(), role);
        List<Role> all = settle(List.of(role), now);
        return new RoleOutcome.Changed(all.getFirst(), all);
    }

    /** Resolves everything again: those just changed take what they resolve to, others follow with a new version. */
    private List<Role> settle(List<Role> justChanged, Instant now) {
        var resolver = new RoleResolver(catalogue.tree(), rulesOfLiving());
        List<Role> settled = new ArrayList<>();
        for (Role role : justChanged) {
            settled.add(
                    role.deleted()
                            ? role
                            : role.resolvingTo(resolver.resolve(role.key()).keys(catalogue.tree())));
        }
        for (Role role : List.copyOf(roles.values())) {
            if (!role.deleted() && !justChanged.contains(role)) {
                List<String> resolved = resolver.resolve(role.key()).keys(catalogue.tree());
                if (!resolved.equals(role.permissions())) {
                    settled.add(role.followed(resolved, now));
                }
            }
        }
        settled.forEach(role -> roles.put(role.key(), role));
        return settled;
    }

    private Map<RoleKey, RoleRules> rulesOfLiving() {
        return StoredRoles.of(roles.values()).rules();
    }
}
