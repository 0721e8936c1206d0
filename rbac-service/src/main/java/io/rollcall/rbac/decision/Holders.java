package io.rollcall.rbac.decision;

import io.rollcall.events.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who may do something.
 *
 * @param next goes on behind this person; absent when nobody is left. A page may be short, or empty, before that: it ends
 *     after so many people were looked at
 */
public record Holders(List<Holder> people, @Nullable UserId next) {

    /** One of them. */
    public record Holder(UserId user, @Nullable String userName) {}

    public Holders {
        people = List.copyOf(people);
    }
}
