package io.rollcall.rbac.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People of a tenant; those of whom nothing is known are left out.
 *
 * @param nextCursor of the next page; null on the last, and where people were asked for by id
 */
public record PeopleSnapshot(
        List<PersonSnapshot> items, @Nullable String nextCursor) {

    public PeopleSnapshot {
        items = List.copyOf(items);
    }
}
