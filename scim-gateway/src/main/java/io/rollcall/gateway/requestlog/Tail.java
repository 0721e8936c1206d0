package io.rollcall.gateway.requestlog;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has followed the log. Entries are written in batches by several instances, so an older one may appear
 * after a newer one: the last seconds are looked at again each time, and what was seen is left out. Of more than
 * {@value #MAX_ENTRIES} new ones at a time the latest are shown, and a gap is told.
 */
final class Tail {
    static final int MAX_ENTRIES = 500;
    private static final Duration OVERLAP = Duration.ofSeconds(10);
    /** As many as can be shown in the seconds that are looked at again. */
    static final int MAX_IDS = 11 * MAX_ENTRIES;

    private final Set<UUID> seen = new LinkedHashSet<>();
    /** What is older was seen, or told as a gap. */
    private UUID start;

    private UUID last;

    /** @param gapFrom null if there is no gap */
    record News(List<UUID> ids, @Nullable UUID gapFrom) {}

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

    /** @param found the latest, at most {@link #MAX_IDS}, the latest first */
    News unseen(List<UUID> found) {
        List<UUID> all = found.stream().filter(id -> !seen.contains(id)).toList();
        boolean gap = all.size() > MAX_ENTRIES || (found.size() >= MAX_IDS && all.contains(found.getLast()));
        List<UUID> news = gap ? all.subList(0, Math.min(all.size(), MAX_ENTRIES)) : all;
        if (news.isEmpty()) {
            return new News(news, null);
        }
        UUID before = last;
        remember(news);
        if (gap) {
            start = news.getLast();
        }
        return new News(news, gap ? before : null);
    }

    private void remember(List<UUID> news) {
        seen.addAll(news.reversed());
        last = RequestQuery.lower(last, news.getFirst()).equals(last) ? news.getFirst() : last;
        while (seen.size() > MAX_IDS) {
            seen.remove(seen.iterator().next());
        }
    }
}
