package io.rollcall.gateway.directory.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor where the next part starts, null on the last one
 */
public record Listing<T>(List<T> items, @Nullable String nextCursor) {
    public Listing {
        items = List.copyOf(items);
    }
}
