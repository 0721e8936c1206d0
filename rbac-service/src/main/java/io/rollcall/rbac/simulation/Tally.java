package io.rollcall.rbac.simulation;

import io.rollcall.events.UserId;
import io.rollcall.rbac.access.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what changes for people, and lists some of them. */
final class Tally {

    private final AccessComparison comparison;
    private final @Nullable UserId after;
    private final int limit;
    private final List<ChangeForecast.Change> listed = new ArrayList<>();
    private AdminCount moved = AdminCount.NONE;
    private int affected;
    private int gaining;
    private int losing;
    private boolean more;

    /** @param after lists those behind this one; absent: from the first */
    Tally(AccessComparison comparison, @Nullable UserId after, int limit) {
        this.comparison = comparison;
        this.after = after;
        this.limit = limit;
    }

    Tally add(List<UserId> users, Map<UserId, Subject> known) {
        users.stream().map(known::get).filter(Objects::nonNull).forEach(person -> {
            moved = comparison.move(moved, person);
            comparison.of(person).ifPresent(this::add);
        });
        return this;
    }

    private void add(ChangeForecast.Change change) {
        affected++;
        gaining += change.gains().isEmpty() ? 0 : 1;
        losing += change.loses().isEmpty() ? 0 : 1;
        if (after == null || comesAfter(change.user(), after)) {
            if (listed.size() < limit) {
                listed.add(change);
            } else {
                more = true;
            }
        }
    }

    /** In the order of the database, which compares bytes. */
    private static boolean comesAfter(UserId user, UserId other) {
        return user.toString().compareTo(other.toString()) > 0;
    }

    ChangeForecast forecast(long policyVersion, AdminCount admins) {
        AdminCount then = new AdminCount(admins.lasting() + moved.lasting(), admins.forNow() + moved.forNow());
        return new ChangeForecast.Made(
                policyVersion,
                affected,
                gaining,
                losing,
                admins.figure(admins),
                then.figure(admins),
                listed,
                more ? listed.getLast().user() : null);
    }
}
