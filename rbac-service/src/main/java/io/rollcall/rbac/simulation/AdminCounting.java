package io.rollcall.rbac.simulation;

import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.policy.Policy;
import io.rollcall.rbac.role.Role;
import io.rollcall.rbac.subject.Admins;
import io.rollcall.rbac.subject.SubjectStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.UUID;

/** Counts the admins of a tenant. */
final class AdminCounting {

    private static final UserId FIRST = new UserId(new UUID(0, 0));
    private static final int PEOPLE_AT_A_TIME = 2_000;

    private AdminCounting() {}

    static Uni<AdminCount> count(SubjectStore store, SqlConnection tx, TenantId tenant, Policy policy, Instant now) {
        return from(FIRST, new Search(store, tx, tenant, policy, now), AdminCount.NONE);
    }

    private record Search(SubjectStore store, SqlConnection tx, TenantId tenant, Policy policy, Instant now) {}

    private static Uni<AdminCount> from(UserId after, Search in, AdminCount soFar) {
        return in.store()
                .givenAny(in.tx(), in.tenant(), in.policy().givenAs(Role.ADMIN), after, PEOPLE_AT_A_TIME)
                .flatMap(users -> in.store().read(in.tx(), in.tenant(), users).flatMap(given -> {
                    AdminCount admins = soFar;
                    for (Subject subject : given.values()) {
                        admins = admins.plus(Admins.of(subject, in.policy(), in.now()));
                    }
                    return users.size() < PEOPLE_AT_A_TIME
                            ? Uni.createFrom().item(admins)
                            : from(users.getLast(), in, admins);
                }));
    }
}
