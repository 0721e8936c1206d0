package io.rollcall.rbac.role;

import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a change would make of a tenant's roles: by the rules by which it is made, and without making it. Pure. */
public final class Hypothesis {

    private final Catalogue catalogue;
    private final TenantRoles present;

    /** @param present up to date with the catalogue */
    public Hypothesis(Catalogue catalogue, TenantRoles present) {
        this.catalogue = catalogue;
        this.present = present;
    }

    /** What would come of a change. */
    public sealed interface Outcome {}

    /**
     * It would be made.
     *
     * @param changed the roles that would have a new version
     */
    public record Made(TenantRoles roles, List<Role> changed) implements Outcome {

        public Made {
            changed = List.copyOf(changed);
        }
    }

    /** It would be refused. */
    public record Refused(RoleRejection why) implements Outcome {}

    /** Whether people have a role that goes does not matter here: what they would lose is the answer. */
    public Outcome suppose(RoleChange change, Instant now) {
        var book = new RoleBook(catalogue, present.roles());
        return switch (change) {
            case RoleChange.Create(var draft) -> of(book, book.create(draft, now));
            case RoleChange.Replace(var key, var draft) -> of(book, book.replace(key, draft, null, now));
            case RoleChange.Delete(var key, var replacement) -> of(book, book.delete(key, null, replacement, 0, now));
            case RoleChange.SwitchModule(var module, var enabled) -> new Made(switched(module, enabled), List.of());
            case RoleChange.Govern(var governance) ->
                new Made(present.changed(present.disabledModules(), governance, present.roles()), List.of());
        };
    }

    private Outcome of(RoleBook book, RoleOutcome outcome) {
        return switch (outcome) {
            case RoleOutcome.Changed(var role, var all) ->
                new Made(present.changed(present.disabledModules(), present.governance(), book.all()), all);
            case RoleOutcome.Unchanged unchanged -> new Made(present, List.of());
            case RoleOutcome.Rejected(var why) -> new Refused(why);
        };
    }

    private TenantRoles switched(ModuleKey module, boolean enabled) {
        Set<ModuleKey> disabled = new TreeSet<>(present.disabledModules());
        if (enabled) {
            disabled.remove(module);
        } else {
            disabled.add(module);
        }
        return present.changed(disabled, present.governance(), present.roles());
    }
}
