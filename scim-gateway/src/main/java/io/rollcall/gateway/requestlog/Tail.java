package io.rollcall.gateway.requestlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How far somebody has followed the log. Entries are written in batches by several instances, so an older one may appear
 * after a newer one: the last seconds are read again each time, and what was seen is left out. Of more than
 * {@value #MAX_ENTRIES} at a time the latest are shown; the search has them all.
 */
final class Tail {
    static final int MAX_ENTRIES = 500;
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    private static final int REMEMBERED = 10 * MAX_ENTRIES;

    private final UUID start;
    private final Set<UUID> seen = new LinkedHashSet<>();
    private UUID last;

    Tail(UUID start) {
        this.start = start;
        this.last = start;
    }

    /** Behind: goes on after the last entry. Up to date: looks back. */
    UUID readFrom(Instant now) {
        UUID overlap = RequestQuery.idAt(now.minus(OVERLAP));
        UUID from = RequestQuery.lower(last, overlap);
        return RequestQuery.lower(from, start).equals(from) ? start : from;
    }

    List<LoggedRequest> unseen(List<LoggedRequest> found) {
        List<LoggedRequest> news = new ArrayList<>();
        for (LoggedRequest entry : found) {
            if (seen.add(entry.id())) {
                news.add(entry);
                last = entry.id();
            }
        }
        while (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
        return news;
    }
}
