package io.rollcall.rbac.grant;

import io.rollcall.events.Cause;
import io.rollcall.events.ManualRole;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.RoleGrant;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.id.Ids;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Asker;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.SubjectProjection;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives roles by hand and takes them away. What is given counts with the transaction that gives it, and until the moment
 * at which it ends, whoever notices it then.
 */
@ApplicationScoped
public class ManualGrants {

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore people;
    private final SubjectProjection projection;
    private final GrantStore store;
    private final AdminGuard guard;
    private final Outbox outbox;
    private final Clock clock;

    ManualGrants(
            TenantSql sql,
            PolicySource policies,
            SubjectStore people,
            SubjectProjection projection,
            GrantStore store,
            AdminGuard guard,
            Outbox outbox,
            Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.people = people;
        this.projection = projection;
        this.store = store;
        this.guard = guard;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What a person was given by admins.
     *
     * @param counts whether it has an effect in this tenant
     */
    public record Held(List<ManualGrant> grants, boolean counts) {

        public Held {
            grants = List.copyOf(grants);
        }
    }

    /** Without what has ended. */
    public Uni<Held> of(TenantId tenant, UserId user) {
        return sql.read(
                tenant,
                tx -> policies.seen(tx, tenant)
                        .flatMap(policy -> store.of(tx, tenant, user)
                                .map(grants -> new Held(
                                        grants.stream()
                                                .filter(grant -> grant.toRole().livesAt(clock.instant()))
                                                .toList(),
                                        policy.manualRolesCount()))));
    }

    /** Gives a role, or changes until when and why it is given. */
    public Uni<GrantOutcome> give(TenantId tenant, UserId user, GrantWish wish, Asker asker) {
        return change(tenant, user, asker, situation -> {
            Subject.Manual manual = situation.manual();
            Optional<GrantRefusal> refusal = GrantRules.refuse(wish, situation.policy, manual, asker, situation.now);
            if (refusal.isPresent()) {
                return refused(refusal.get());
            }
            var grant = new ManualGrant(
                    user,
                    wish.grant(),
                    wish.until(),
                    wish.reason(),
                    asker.cause().actor(),
                    situation.now);
            Subject.Manual next = GrantRules.with(manual, grant.toRole());
            Supplier<AccessChange> change =
                    () -> situation.change(find(manual, wish.grant()), grant.toRole(), wish.reason());
            return apply(situation, next, change, store.put(situation.tx, tenant, grant))
                    .map(refused -> refused.orElseGet(() -> new GrantOutcome.Given(grant)));
        });
    }

    public Uni<GrantOutcome> take(TenantId tenant, UserId user, RoleGrant grant, Asker asker) {
        return change(tenant, user, asker, situation -> {
            Subject.Manual manual = situation.manual();
            ManualRole present = find(manual, grant);
            if (present == null) {
                return refused(new GrantRefusal.NotGiven(grant));
            }
            Supplier<AccessChange> change = () -> situation.change(present, null, null);
            return apply(
                            situation,
                            GrantRules.without(manual, grant),
                            change,
                            store.remove(situation.tx, tenant, user, grant))
                    .map(refused -> refused.orElseGet(GrantOutcome.Taken::new));
        });
    }

    public Uni<List<AccessChange>> changes(
            TenantId tenant, @Nullable UserId user, java.util.@Nullable UUID before, int limit) {
        return store.changes(tenant, user, before, limit);
    }

    /** What a change is decided on; the person stays as they are until the transaction ends. */
    private record Situation(
            SqlConnection tx, TenantId tenant, Policy policy, Subject subject, Asker asker, Instant now) {

        /** What has ended has counted up the version already, so it goes with the change, told or not. */
        Subject.Manual manual() {
            return subject.manual().endedAt(now);
        }

        AccessChange change(@Nullable ManualRole before, @Nullable ManualRole after, @Nullable String reason) {
            AccessChange.Kind kind = before == null
                    ? AccessChange.Kind.MANUAL_ROLE_GIVEN
                    : after == null ? AccessChange.Kind.MANUAL_ROLE_TAKEN : AccessChange.Kind.MANUAL_ROLE_CHANGED;
            return new AccessChange(
                    Ids.next(),
                    now,
                    kind,
                    subject.id(),
                    GrantRules.words(before),
                    GrantRules.words(after),
                    reason,
                    asker.cause());
        }
    }

    private interface Request {
        Uni<GrantOutcome> apply(Situation situation);
    }

    private Uni<GrantOutcome> change(TenantId tenant, UserId user, Asker asker, Request request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sql.inTransaction(
                tenant,
                tx -> policies.hold(tx, tenant)
                        .flatMap(policy -> people.read(tx, tenant, List.of(user))
                                .flatMap(found -> found.isEmpty()
                                        ? refused(new GrantRefusal.UnknownPerson())
                                        : people.lock(tx, tenant, List.of(user))
                                                .map(locked -> locked.values()
                                                        .iterator()
                                                        .next())
                                                .flatMap(subject -> request.apply(
                                                        new Situation(tx, tenant, policy, subject, asker, now))))));
    }

    /** Empty when it was done. */
    private Uni<Optional<GrantOutcome>> apply(
            Situation situation, Subject.Manual next, Supplier<AccessChange> change, Uni<Void> rows) {
        var demotion = new AdminGuard.Demotion(
                situation.subject, situation.subject.with(next), situation.policy, situation.asker, situation.now);
        return guard.refuse(situation.tx, situation.tenant, demotion)
                .flatMap(refusal -> refusal.isPresent()
                        ? Uni.createFrom().item(Optional.of(new GrantOutcome.Refused(refusal.get())))
                        : write(situation, next, change, rows).replaceWith(Optional.<GrantOutcome>empty()));
    }

    private Uni<Void> write(Situation situation, Subject.Manual next, Supplier<AccessChange> change, Uni<Void> rows) {
        SqlConnection tx = situation.tx;
        TenantId tenant = situation.tenant;
        UserId user = situation.subject.id();
        Cause cause = situation.asker.cause();
        var state = new ManualRoleState(situation.now, tenant, user, next.version(), next.roles());
        // Written down in the order in which it happened.
        return store.removeEnded(tx, tenant, List.of(user), situation.now)
                .call(gone -> store.log(
                        tx, tenant, new GrantEnds.End(gone, Map.of(), situation.now, GrantExpiry.CAUSE).changes()))
                .chain(() -> rows)
                .chain(() -> store.log(tx, tenant, List.of(change.get())))
                .chain(() -> projection.correct(tx, tenant, Map.of(user, subject -> subject.with(next)), cause))
                .chain(() -> outbox.append(tx, state));
    }

    private static @Nullable ManualRole find(Subject.Manual manual, RoleGrant grant) {
        return manual.roles().stream()
                .filter(role -> role.grant().equals(grant))
                .findFirst()
                .orElse(null);
    }

    private static Uni<GrantOutcome> refused(GrantRefusal why) {
        return Uni.createFrom().item(new GrantOutcome.Refused(why));
    }
}
