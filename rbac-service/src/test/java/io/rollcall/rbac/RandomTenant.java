package io.rollcall.rbac;

import io.rollcall.events.Cause;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import io.rollcall.events.RolePolicyState.Governance;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.Selection;
import io.rollcall.rbac.grant.Governances;
import io.rollcall.rbac.grant.GrantWish;
import io.rollcall.rbac.grant.ManualGrants;
import io.rollcall.rbac.grant.ModuleSwitch;
import io.rollcall.rbac.policy.RoleRules;
import io.rollcall.rbac.role.Asker;
import io.rollcall.rbac.role.Authority;
import io.rollcall.rbac.role.RoleDraft;
import io.rollcall.rbac.role.RoleService;
import io.rollcall.rbac.subject.SubjectProjection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills a tenant with roles and people, as an admin and the other services would, at random. */
@ApplicationScoped
public class RandomTenant {

    public static final Asker VENDOR =
            new Asker(new Cause(Cause.Kind.SYSTEM, "test", null, null), new Authority.Unlimited());
    public static final List<@Nullable String> PLACES = java.util.Arrays.asList(null, "w0", "w1");
    public static final int PEOPLE = 12;

    private static final List<String> CUSTOM = List.of("one", "two", "three", "four");

    private final TenantSql sql;
    private final SubjectProjection projection;
    private final RoleService roles;
    private final ManualGrants grants;
    private final Governances governances;
    private final ModuleSwitch modules;
    private final Catalogue catalogue;

    RandomTenant(
            TenantSql sql,
            SubjectProjection projection,
            RoleService roles,
            ManualGrants grants,
            Governances governances,
            ModuleSwitch modules,
            Catalogue catalogue) {
        this.sql = sql;
        this.projection = projection;
        this.roles = roles;
        this.grants = grants;
        this.governances = governances;
        this.modules = modules;
        this.catalogue = catalogue;
    }

    public static <T> T await(Uni<T> work) {
        try {
            return io.quarkus.vertx.VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    public static UserId user(int number) {
        return new UserId(new UUID(2, number));
    }

    public void fill(TenantId tenant, Random random) {
        for (String name : CUSTOM) {
            await(roles.create(tenant, draft(name, random), VENDOR));
        }
        if (random.nextBoolean()) {
            await(roles.delete(
                    tenant, new RoleKey("four"), new RoleKey(random.nextBoolean() ? "one" : "standard"), null, VENDOR));
        }
        if (random.nextInt(3) == 0) {
            var all = catalogue.tree().modules();
            await(modules.set(tenant, all.get(random.nextInt(all.size())).key(), false, VENDOR.cause()));
        }
        List<SubjectFact> facts = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            facts.addAll(person(user(number), number, random));
        }
        await(sql.inTransaction(tenant, tx -> projection.learn(tx, tenant, facts)));
        await(governances.set(tenant, Governance.IDP_PLUS_MANUAL, VENDOR));
        for (int i = 0; i < PEOPLE / 2; i++) {
            await(grants.give(tenant, user(random.nextInt(PEOPLE)), new GrantWish(grant(random), null, ""), VENDOR));
        }
        if (random.nextInt(4) == 0) {
            await(governances.set(tenant, Governance.IDP_STRICT, VENDOR));
        }
    }

    private static List<SubjectFact> person(UserId user, int number, Random random) {
        var full = new SeatTypeKey("full");
        List<RoleGrant> given = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            given.add(grant(random));
        }
        return List.of(
                new SubjectFact.Directory(user, 1, "joined", random.nextInt(6) > 0, "user" + number),
                new SubjectFact.Entitlement(user, 1, "entitled", random.nextInt(8) > 0, given),
                new SubjectFact.Seats(
                        user,
                        1,
                        "seated",
                        random.nextBoolean() ? Set.of(full) : Set.of(),
                        random.nextBoolean() ? Set.of(full) : Set.of()));
    }

    public static RoleGrant grant(Random random) {
        List<String> keys = List.of("one", "two", "three", "four", "standard", "admin", "missing");
        return new RoleGrant(
                new RoleKey(keys.get(random.nextInt(keys.size()))), PLACES.get(random.nextInt(PLACES.size())));
    }

    public RoleDraft draft(String name, Random random) {
        List<@Nullable String> bases = java.util.Arrays.asList(null, "standard", "restricted", "admin");
        String base = bases.get(random.nextInt(bases.size()));
        return new RoleDraft(
                null,
                name,
                "",
                new RoleRules(base == null ? null : new RoleKey(base), selection(random), selection(random)));
    }

    private Selection selection(Random random) {
        return new Selection(
                some(random, it -> it.key().module()),
                some(random, it -> it.key().feature()),
                some(random, CataloguePermission::key));
    }

    private <K> Set<K> some(Random random, Function<CataloguePermission, K> part) {
        List<CataloguePermission> all = catalogue.tree().permissions();
        Set<K> some = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            some.add(part.apply(all.get(random.nextInt(all.size()))));
        }
        return some;
    }
}
