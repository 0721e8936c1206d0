package io.rollcall.rbac.subject;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows who may administer a tenant: active people with the role {@code admin} for the whole of it. */
@ApplicationScoped
public class Admins {

    private static final UserId FIRST = new UserId(new UUID(0, 0));
    private static final int PEOPLE_AT_A_TIME = 500;
    private static final RoleGrant ADMIN = RoleGrant.ofTenant(Role.ADMIN);

    private final SubjectStore store;
    private final Clock clock;

    Admins(SubjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How an admin, or a tenant, stands. */
    public enum Standing {
        /** No admin. */
        NONE,
        /** An admin, until a moment that is known already. */
        FOR_NOW,
        /** An admin until somebody changes that. */
        LASTING;

        Standing or(Standing other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public static Standing of(Subject subject, Policy policy, Instant moment) {
        if (!subject.rolesInEffect(policy, moment).contains(ADMIN)) {
            return Standing.NONE;
        }
        // What is left when everything that ends has ended.
        return subject.rolesInEffect(policy, Instant.MAX).contains(ADMIN) ? Standing.LASTING : Standing.FOR_NOW;
    }

    /**
     * How the tenant stands without a person.
     *
     * @param person absent: with everybody
     */
    public Uni<Standing> besides(@Nullable UserId person, SqlConnection tx, TenantId tenant, Policy policy) {
        return standing(person == null ? Set.of() : Set.of(person), tx, tenant, policy);
    }

    /**
     * How the tenant will stand without a person: those do not count either who are about to lose their access.
     *
     * @param person absent: with everybody else
     */
    public Uni<Standing> staying(@Nullable UserId person, SqlConnection tx, TenantId tenant, Policy policy) {
        return store.leaving(tx, tenant, clock.instant()).flatMap(leaving -> {
            Set<UserId> without = new HashSet<>(leaving);
            if (person != null) {
                without.add(person);
            }
            return standing(without, tx, tenant, policy);
        });
    }

    private Uni<Standing> standing(Set<UserId> without, SqlConnection tx, TenantId tenant, Policy policy) {
        return from(FIRST, new Search(without, tx, tenant, policy, clock.instant()), Standing.NONE);
    }

    private record Search(Set<UserId> without, SqlConnection tx, TenantId tenant, Policy policy, Instant moment) {

        Standing best(Map<UserId, Subject> given, Standing soFar) {
            return given.values().stream()
                    .filter(subject -> !without.contains(subject.id()))
                    .map(subject -> of(subject, policy, moment))
                    .reduce(soFar, Standing::or);
        }
    }

    private Uni<Standing> from(UserId after, Search search, Standing soFar) {
        return store.activeGivenAny(
                        search.tx(), search.tenant(), search.policy().givenAs(Role.ADMIN), after, PEOPLE_AT_A_TIME)
                .flatMap(users -> store.read(search.tx(), search.tenant(), users)
                        .flatMap(given -> {
                            Standing found = search.best(given, soFar);
                            return found == Standing.LASTING || users.size() < PEOPLE_AT_A_TIME
                                    ? Uni.createFrom().item(found)
                                    : from(users.getLast(), search, found);
                        }));
    }
}
