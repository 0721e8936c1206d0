package io.rollcall.rbac.subject;

import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.access.SubjectFact;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Applies facts to people, a batch at a time: locks the roles against changes and the people against other batches,
 * works out what each person has now, writes it back and tells about roles gained and lost, in one transaction.
 */
@ApplicationScoped
public class SubjectProjection {

    private static final String SERVICE = "rbac-service";

    private final PolicySource policies;
    private final SubjectStore store;
    private final Outbox outbox;
    private final BreakGlass breakGlass;
    private final Clock clock;

    SubjectProjection(PolicySource policies, SubjectStore store, Outbox outbox, BreakGlass breakGlass, Clock clock) {
        this.policies = policies;
        this.store = store;
        this.outbox = outbox;
        this.breakGlass = breakGlass;
        this.clock = clock;
    }

    /** Facts that are not news change nothing and tell nothing. */
    public Uni<Void> learn(SqlConnection tx, TenantId tenant, List<? extends SubjectFact> facts) {
        Map<UserId, List<SubjectFact>> byUser = new LinkedHashMap<>();
        facts.forEach(fact ->
                byUser.computeIfAbsent(fact.user(), user -> new ArrayList<>()).add(fact));
        return byUser.isEmpty()
                ? Uni.createFrom().voidItem()
                : policies.hold(tx, tenant)
                        .flatMap(policy -> store.lock(tx, tenant, byUser.keySet())
                                .flatMap(known -> write(tx, tenant, policy, learnAll(tenant, known, byUser, policy))));
    }

    /** People whose roles changed without news about them: tells what is different from what was told last. */
    Uni<Void> settle(SqlConnection tx, TenantId tenant, List<UserId> users, Cause cause) {
        if (users.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return policies.hold(tx, tenant)
                .flatMap(policy -> store.lock(tx, tenant, users).flatMap(known -> {
                    Batch batch = new Batch();
                    Instant now = now();
                    known.values().stream()
                            .map(subject -> RoleNews.of(tenant, subject, policy, now, cause))
                            .filter(news -> !news.events().isEmpty())
                            .forEach(batch::add);
                    return write(tx, tenant, policy, batch);
                }));
    }

    /** Keeps what is known of people as it is until the transaction ends. */
    public Uni<Void> lock(SqlConnection tx, TenantId tenant, Collection<UserId> users) {
        return policies.hold(tx, tenant)
                .chain(() -> store.lock(tx, tenant, users))
                .replaceWithVoid();
    }

    /** What was known of people is wrong: they become what they are changed to, and what follows from it is told. */
    public Uni<Void> correct(
            SqlConnection tx, TenantId tenant, Map<UserId, UnaryOperator<Subject>> changes, Cause cause) {
        return policies.hold(tx, tenant)
                .flatMap(policy -> store.lock(tx, tenant, changes.keySet()).flatMap(known -> {
                    Batch batch = new Batch();
                    Instant now = now();
                    changes.forEach((user, change) -> {
                        Subject after = change.apply(Objects.requireNonNull(known.get(user)));
                        batch.add(RoleNews.of(tenant, after, policy, now, cause));
                        batch.reassigned.add(after);
                    });
                    return write(tx, tenant, policy, batch);
                }));
    }

    private Batch learnAll(
            TenantId tenant, Map<UserId, Subject> known, Map<UserId, List<SubjectFact>> facts, Policy policy) {
        Batch batch = new Batch();
        Instant now = now();
        known.forEach((user, before) -> {
            Subject after = before;
            Cause cause = Cause.ofEvent(SERVICE, "");
            for (SubjectFact fact : facts.getOrDefault(user, List.of())) {
                Subject next = after.learn(fact);
                if (!next.equals(after)) {
                    cause = Cause.ofEvent(SERVICE, fact.eventId());
                    after = next;
                }
            }
            if (!after.equals(before)) {
                batch.add(RoleNews.of(tenant, after, policy, now, cause));
                batch.reassignUnlessSame(before, after);
            }
        });
        return batch;
    }

    private Uni<Void> write(SqlConnection tx, TenantId tenant, Policy policy, Batch batch) {
        return store.save(tx, tenant, batch.changed, batch.reassigned)
                .chain(() -> outbox.append(tx, batch.events))
                .chain(() -> breakGlass.watch(tx, tenant, policy, batch.events));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What one transaction writes. */
    private static final class Batch {

        private final List<Subject> changed = new ArrayList<>();
        private final List<Subject> reassigned = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();

        void add(RoleNews news) {
            changed.add(news.subject());
            events.addAll(news.events());
        }

        void reassignUnlessSame(Subject before, Subject after) {
            if (!after.entitlement().roles().equals(before.entitlement().roles())
                    || !after.entitlement()
                            .origins()
                            .equals(before.entitlement().origins())
                    || !after.manual().equals(before.manual())) {
                reassigned.add(after);
            }
        }
    }
}
