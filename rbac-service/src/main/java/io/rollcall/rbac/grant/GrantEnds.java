package io.rollcall.rbac.grant;

import io.rollcall.events.Cause;
import io.rollcall.events.Event;
import io.rollcall.events.ManualRoleState;
import io.rollcall.events.TenantId;
import io.rollcall.events.UserId;
import io.rollcall.kit.outbox.Outbox;
import io.rollcall.rbac.access.Subject;
import io.rollcall.rbac.subject.SubjectProjection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Ends roles that nobody takes away: writes it down, and tells what is left and what follows. */
@ApplicationScoped
class GrantEnds {

    private final GrantStore store;
    private final SubjectProjection projection;
    private final Outbox outbox;

    GrantEnds(GrantStore store, SubjectProjection projection, Outbox outbox) {
        this.store = store;
        this.projection = projection;
        this.outbox = outbox;
    }

    /** What ends, of people who are locked. */
    record End(List<ManualGrant> gone, Map<UserId, Subject> people, Instant at, Cause cause) {

        List<AccessChange> changes() {
            return gone.stream()
                    .map(grant -> AccessChange.ended(grant, at, cause))
                    .toList();
        }
    }

    /** @param left what is left of what a person had */
    Uni<Void> tell(SqlConnection tx, TenantId tenant, End end, UnaryOperator<Subject.Manual> left) {
        Map<UserId, UnaryOperator<Subject>> next = new HashMap<>();
        List<Event> states = new ArrayList<>();
        end.people().forEach((user, subject) -> {
            Subject.Manual manual = left.apply(subject.manual());
            if (!manual.equals(subject.manual())) {
                next.put(user, known -> known.with(manual));
                states.add(new ManualRoleState(end.at(), tenant, user, manual.version(), manual.roles()));
            }
        });
        return store.log(tx, tenant, end.changes())
                .chain(() -> next.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : projection.correct(tx, tenant, next, end.cause()).chain(() -> outbox.append(tx, states)));
    }
}
