package io.rollcall.rbac.role;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Where roles are kept. */
public interface RoleStore {

    /**
     * What a change asks to be stored.
     *
     * @param answer for the caller
     * @param next what the tenant's policy is from now on, its roles left out
     * @param changed the roles to store and to publish; none together with an unchanged version: nothing is written
     */
    record Step<T>(T answer, TenantRoles next, List<Role> changed) {

        public Step {
            changed = List.copyOf(changed);
        }
    }

    /** What a change works on; it stays as it is until the change is stored. */
    interface Held {

        TenantRoles stored();

        /** How many people are given at least one of these roles. */
        Uni<Long> peopleGiven(Collection<RoleKey> roles);
    }

    Uni<TenantRoles> read(TenantId tenant);

    /** Runs a change while nobody else changes the roles of the tenant or acts on them, and stores what it asks for. */
    <T> Uni<T> change(TenantId tenant, Cause cause, Function<Held, Uni<Step<T>>> step);

    /** The newest of the versions up to one, newest first. */
    Uni<List<RoleVersion>> versions(TenantId tenant, RoleKey role, long upTo, int limit);

    /** The next tenants, by id, whose roles were last resolved with another catalogue. */
    Uni<List<TenantId>> notOn(String catalogueVersion, String behind, int limit);
}
