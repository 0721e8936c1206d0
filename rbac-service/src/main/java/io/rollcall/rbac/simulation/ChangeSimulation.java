package io.rollcall.rbac.simulation;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CataloguePermission;
import io.rollcall.rbac.catalogue.ModuleKey;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Hypothesis;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.role.RoleChange;
import io.rollcall.rbac.role.TenantRoles;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says what a change of roles would do, without doing it: everybody concerned is read some at a time from one snapshot,
 * so that a tenant of any size is counted and never kept in memory.
 */
@ApplicationScoped
public class ChangeSimulation {

    private static final UserId FIRST = new UserId(new UUID(0, 0));
    private static final int PEOPLE_AT_A_TIME = 2_000;

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore store;
    private final Catalogue catalogue;
    private final Clock clock;

    ChangeSimulation(TenantSql sql, PolicySource policies, SubjectStore store, Catalogue catalogue, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Works the forecast out.
     *
     * @param after the people listed come behind this one; absent: from the first
     * @param limit how many people are listed; all are counted
     */
    public Uni<ChangeForecast> simulate(TenantId tenant, SupposedChange change, @Nullable UserId after, int limit) {
        Instant now = clock.instant();
        return sql.snapshot(
                tenant,
                tx -> policies.roles(tx, tenant).flatMap(present -> {
                    Policy before = present.compile(catalogue);
                    return switch (change) {
                        case SupposedChange.OfRoles(RoleChange asked) ->
                            ofRoles(new Look(tx, tenant, before, now, after, limit), present, asked);
                        case SupposedChange.OfPerson person ->
                            ofPerson(new Look(tx, tenant, before, now, after, limit), person);
                    };
                }));
    }

    /** What is looked at, and from where. */
    private record Look(
            SqlConnection tx,
            TenantId tenant,
            Policy policy,
            Instant now,
            @Nullable UserId after,
            int limit) {

        Tally tally(Policy then, UnaryOperator<Subject> change) {
            return new Tally(new AccessComparison(policy, then, change, now), after, limit);
        }
    }

    /** The next people, by id. */
    private interface Pages {
        Uni<List<UserId>> after(UserId last);
    }

    private Uni<ChangeForecast> ofRoles(Look look, TenantRoles present, RoleChange change) {
        return switch (new Hypothesis(catalogue, present).suppose(change, look.now())) {
            case Hypothesis.Refused(var why) -> Uni.createFrom().item(new ChangeForecast.Refused(why));
            case Hypothesis.Made(var roles, var changed) -> {
                Policy then = roles.compile(catalogue);
                yield from(
                                FIRST,
                                look,
                                concerned(look, then, change, changed),
                                look.tally(then, UnaryOperator.identity()))
                        .flatMap(tally -> finish(look, tally));
            }
        };
    }

    private Uni<ChangeForecast> ofPerson(Look look, SupposedChange.OfPerson change) {
        Pages only = last -> Uni.createFrom().item(last.equals(FIRST) ? List.of(change.user()) : List.of());
        return from(FIRST, look, only, look.tally(look.policy(), change::after)).flatMap(tally -> finish(look, tally));
    }

    private Uni<ChangeForecast> finish(Look look, Tally tally) {
        return AdminCounting.count(store, look.tx(), look.tenant(), look.policy(), look.now())
                .map(admins -> tally.forecast(look.policy().version(), admins));
    }

    private Pages concerned(Look look, Policy then, RoleChange change, List<Role> changed) {
        if (change instanceof RoleChange.Govern) {
            return last -> store.givenByAdmins(look.tx(), look.tenant(), last, PEOPLE_AT_A_TIME);
        }
        Set<RoleKey> keys = change instanceof RoleChange.SwitchModule(var module, var enabled)
                ? givingAnyOf(module, look.policy())
                : keysOf(changed, look.policy(), then);
        return last -> store.givenAny(look.tx(), look.tenant(), keys, last, PEOPLE_AT_A_TIME);
    }

    private static Set<RoleKey> keysOf(List<Role> changed, Policy before, Policy then) {
        Set<RoleKey> keys = new HashSet<>();
        changed.forEach(role -> {
            keys.addAll(before.givenAs(role.key()));
            keys.addAll(then.givenAs(role.key()));
        });
        return keys;
    }

    private Set<RoleKey> givingAnyOf(ModuleKey module, Policy policy) {
        Set<RoleKey> keys = new HashSet<>();
        List<CataloguePermission> permissions = catalogue.tree().permissions();
        for (int index = 0; index < permissions.size(); index++) {
            if (permissions.get(index).key().module().equals(module)) {
                keys.addAll(policy.giving(index));
            }
        }
        return keys;
    }

    private Uni<Tally> from(UserId after, Look look, Pages pages, Tally tally) {
        return pages.after(after)
                .flatMap(users -> users.isEmpty()
                        ? Uni.createFrom().item(tally)
                        : store.read(look.tx(), look.tenant(), users)
                                .flatMap(known -> counted(tally, users, known))
                                .flatMap(done -> users.size() < PEOPLE_AT_A_TIME
                                        ? Uni.createFrom().item(tally)
                                        : from(users.getLast(), look, pages, tally)));
    }

    /** Comparing 2,000 people takes a moment that others on the event loop would wait for. */
    private static Uni<Tally> counted(Tally tally, List<UserId> users, Map<UserId, Subject> known) {
        return Uni.createFrom()
                .item(() -> tally.add(users, known))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
