package io.rollcall.rbac.role;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists and changes the roles of tenants. The first change of a tenant gives it the predefined roles. */
@ApplicationScoped
public class RoleService {

    private final Catalogue catalogue;
    private final RoleStore store;
    private final Clock clock;

    public RoleService(Catalogue catalogue, RoleStore store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /** The living roles by key. A tenant of which nothing is stored yet has the predefined ones. */
    public Uni<List<Role>> list(TenantId tenant) {
        return store.read(tenant)
                .map(stored -> upToDate(stored).stream()
                        .filter(role -> !role.deleted())
                        .sorted((a, b) -> a.key().value().compareTo(b.key().value()))
                        .toList());
    }

    /** The newest of the versions up to one, newest first. */
    public Uni<List<RoleVersion>> versions(TenantId tenant, RoleKey role, long upTo, int limit) {
        return store.versions(tenant, role, upTo, limit);
    }

    /**
     * The role as it is, or as it was at a version; empty when there is none.
     *
     * @param version absent: as it is, and only if it was not deleted
     */
    public Uni<Optional<Role>> find(TenantId tenant, RoleKey key, @Nullable Long version) {
        return version == null
                ? list(tenant)
                        .map(roles -> roles.stream()
                                .filter(role -> role.key().equals(key))
                                .findFirst())
                : versions(tenant, key, version, 1)
                        .map(versions -> versions.stream()
                                .map(RoleVersion::role)
                                .filter(role -> role.version() == version)
                                .findFirst());
    }

    /** @param draft what the copy is called; what it says comes from the original */
    public Uni<RoleOutcome> copy(TenantId tenant, RoleKey original, RoleDraft draft, Asker asker) {
        return change(tenant, asker, (book, held, now) -> Uni.createFrom().item(book.copy(original, draft, now)));
    }

    public Uni<RoleOutcome> create(TenantId tenant, RoleDraft draft, Asker asker) {
        return change(tenant, asker, (book, held, now) -> Uni.createFrom().item(book.create(draft, now)));
    }

    /** @param expectedVersion absent: whatever the version is */
    public Uni<RoleOutcome> replace(
            TenantId tenant, RoleKey key, RoleDraft draft, @Nullable Long expectedVersion, Asker asker) {
        return change(
                tenant,
                asker,
                (book, held, now) -> Uni.createFrom().item(book.replace(key, draft, expectedVersion, now)));
    }

    /** @param replacement what people who have the role get instead; needed when there are any */
    public Uni<RoleOutcome> delete(
            TenantId tenant, RoleKey key, @Nullable RoleKey replacement, @Nullable Long expectedVersion, Asker asker) {
        return change(tenant, asker, (book, held, now) -> {
            List<RoleKey> given = new ArrayList<>(book.replacedBy(key));
            given.add(key);
            return held.peopleGiven(given).map(people -> book.delete(key, expectedVersion, replacement, people, now));
        });
    }

    /** Gives a tenant the predefined roles of the present catalogue, and resolves its own roles with it. Repeatable. */
    public Uni<Void> follow(TenantId tenant, Cause cause) {
        return store.change(tenant, cause, held -> {
                    TenantRoles stored = held.stored();
                    List<Role> changed = new RoleBook(catalogue, stored.roles()).followCatalogue(now());
                    return Uni.createFrom().item(step(true, stored, changed));
                })
                .replaceWithVoid();
    }

    public Uni<Set<ModuleKey>> disabledModules(TenantId tenant) {
        return store.read(tenant).map(TenantRoles::disabledModules);
    }

    /** A change of roles as it is asked for. */
    private interface Request {
        Uni<RoleOutcome> apply(RoleBook book, RoleStore.Held held, Instant now);
    }

    private Uni<RoleOutcome> change(TenantId tenant, Asker asker, Request request) {
        return store.change(tenant, asker.cause(), held -> {
            Instant now = now();
            TenantRoles stored = held.stored();
            RoleBook book = new RoleBook(catalogue, stored.roles());
            List<Role> followed = book.followCatalogue(now);
            var guard = new GrantGuard(asker.authority(), catalogue.tree(), book.all());
            return request.apply(book, held, now)
                    .map(guard::check)
                    .map(outcome -> step(outcome, stored, latest(followed, outcome)));
        });
    }

    /** A role that followed the catalogue and was then changed has two new versions; both are kept and published. */
    private static List<Role> latest(List<Role> followed, RoleOutcome outcome) {
        List<Role> all = new ArrayList<>(followed);
        if (outcome instanceof RoleOutcome.Changed changed) {
            all.addAll(changed.all());
        }
        return all;
    }

    private <T> RoleStore.Step<T> step(T answer, TenantRoles stored, List<Role> changed) {
        boolean news = !changed.isEmpty() || !catalogue.version().equals(stored.catalogueVersion());
        var next = new TenantRoles(
                stored.version() + (news ? 1 : 0),
                catalogue.version(),
                stored.disabledModules(),
                stored.governance(),
                List.of());
        return new RoleStore.Step<>(answer, next, changed);
    }

    private List<Role> upToDate(TenantRoles stored) {
        if (catalogue.version().equals(stored.catalogueVersion())) {
            return stored.roles();
        }
        Map<RoleKey, Role> roles = new HashMap<>();
        stored.roles().forEach(role -> roles.put(role.key(), role));
        new RoleBook(catalogue, stored.roles()).followCatalogue(now()).forEach(role -> roles.put(role.key(), role));
        return List.copyOf(roles.values());
    }

    /** Microseconds, as the database keeps them: what is answered now is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
