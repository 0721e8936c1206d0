package io.rollcall.rbac.decision;

import io.rollcall.events.RoleKey;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.sql.TenantSql;
import io.rollcall.rbac.access.Evaluator;
import io.rollcall.rbac.access.Reason;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.PolicySource;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds everybody for whom a check would say ALLOWED: looks at the people who are given a role that gives the permission,
 * and decides about each as a check does.
 */
@ApplicationScoped
public class HolderSearch {

    private static final UserId FIRST = new UserId(new UUID(0, 0));
    private static final int PEOPLE_AT_A_TIME = 500;
    /** So that a request ends although nobody of very many has the seat. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final TenantSql sql;
    private final PolicySource policies;
    private final SubjectStore store;
    private final Clock clock;

    HolderSearch(TenantSql sql, PolicySource policies, SubjectStore store, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The next people, by id.
     *
     * @param permission its index in the catalogue
     * @param workspace where; absent: in the whole tenant
     */
    public Uni<Holders> find(
            TenantId tenant, int permission, @Nullable String workspace, @Nullable UserId after, int limit) {
        return sql.snapshot(
                tenant,
                tx -> policies.seen(tx, tenant).flatMap(policy -> {
                    var page = new Page(tx, tenant, policy, permission, workspace, limit, clock.instant());
                    return page.policy().moduleDisabled(permission)
                            ? Uni.createFrom().item(new Holders(List.of(), null))
                            : from(after == null ? FIRST : after, page, 0);
                }));
    }

    private record Page(
            SqlConnection tx,
            TenantId tenant,
            Policy policy,
            int permission,
            @Nullable String workspace,
            int limit,
            Instant now,
            Set<RoleKey> roles,
            List<Holders.Holder> found) {

        Page(
                SqlConnection tx,
                TenantId tenant,
                Policy policy,
                int permission,
                @Nullable String workspace,
                int limit,
                Instant now) {
            this(tx, tenant, policy, permission, workspace, limit, now, policy.giving(permission), new ArrayList<>());
        }

        boolean isFull() {
            return found.size() == limit;
        }

        /** The last one looked at. */
        UserId add(List<UserId> users, Map<UserId, Subject> known) {
            UserId last = FIRST;
            for (UserId user : users) {
                last = user;
                Subject subject = known.get(user);
                if (subject != null && allowed(subject)) {
                    found.add(new Holders.Holder(user, subject.directory().userName()));
                }
                if (isFull()) {
                    return last;
                }
            }
            return last;
        }

        private boolean allowed(Subject subject) {
            return Evaluator.decide(policy, subject.access(policy, now), permission, workspace) == Reason.ALLOWED;
        }
    }

    private Uni<Holders> from(UserId after, Page page, int lookedAt) {
        return store.givenAny(page.tx(), page.tenant(), page.roles(), after, PEOPLE_AT_A_TIME)
                .flatMap(users -> store.read(page.tx(), page.tenant(), users).flatMap(known -> {
                    UserId last = page.add(users, known);
                    int looked = lookedAt + users.size();
                    if (page.isFull() || users.size() == PEOPLE_AT_A_TIME && looked >= MOST_LOOKED_AT) {
                        return Uni.createFrom().item(new Holders(page.found(), last));
                    }
                    return users.size() < PEOPLE_AT_A_TIME
                            ? Uni.createFrom().item(new Holders(page.found(), null))
                            : from(last, page, looked);
                }));
    }
}
