package io.rollcall.license.usage;

import io.rollcall.events.TenantId;
import io.rollcall.license.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One pool's ledger read from the table and replayed line by line: what reports are compared with. */
final class Replay {

    record Line(String user, String movement, Instant at) {}

    /** @param until absent while it goes on */
    record Span(String user, Instant from, @Nullable Instant until) {

        boolean touches(Period period) {
            return from.isBefore(period.until()) && (until == null || until.isAfter(period.from()));
        }

        boolean endsWithin(Period period) {
            return until != null && until.isBefore(period.until());
        }

        long secondsIn(Instant start, Instant end) {
            Instant first = from.truncatedTo(ChronoUnit.SECONDS);
            Instant last = until == null ? end : until.truncatedTo(ChronoUnit.SECONDS);
            first = first.isBefore(start) ? start : first;
            last = last.isAfter(end) ? end : last;
            return last.isAfter(first) ? Duration.between(first, last).toSeconds() : 0;
        }
    }

    private final List<Line> lines;
    private final List<Span> spans = new ArrayList<>();

    private Replay(List<Line> lines) {
        this.lines = lines;
        Map<String, Instant> open = new HashMap<>();
        for (Line line : lines) {
            if (delta(line) > 0) {
                open.put(line.user(), line.at());
            } else if (delta(line) < 0) {
                spans.add(new Span(line.user(), Objects.requireNonNull(open.remove(line.user())), line.at()));
            }
        }
        open.forEach((user, from) -> spans.add(new Span(user, from, null)));
    }

    static Replay of(TenantId tenant, String pool) {
        List<String> rows = Database.app(tenant).query("""
                SELECT user_id || ' ' || movement || ' ' || (extract(epoch FROM recorded_at) * 1000000)::bigint
                FROM seat_ledger WHERE pool_id = '%s' ORDER BY sequence
                """.formatted(pool));
        return new Replay(rows.stream()
                .map(row -> row.split(" ", -1))
                .map(parts ->
                        new Line(parts[0], parts[1], Instant.EPOCH.plus(Long.parseLong(parts[2]), ChronoUnit.MICROS)))
                .toList());
    }

    /** Each holding of the period as text: who, from when, until when, for how long. */
    List<String> holdings(Period period) {
        return spans.stream()
                .filter(span -> span.touches(period))
                .map(span -> span.user() + " " + span.from() + " " + (span.endsWithin(period) ? span.until() : null)
                        + " " + span.secondsIn(period.from(), period.until()))
                .sorted()
                .toList();
    }

    int people(Period period) {
        TreeSet<String> people = new TreeSet<>();
        spans.stream().filter(span -> span.touches(period)).forEach(span -> people.add(span.user()));
        return people.size();
    }

    long seconds(Instant from, Instant until) {
        return spans.stream().mapToLong(span -> span.secondsIn(from, until)).sum();
    }

    /** Each day as text: the date, the count at its end, the most at any moment, the time. */
    List<String> days(Period period) {
        List<String> days = new ArrayList<>();
        for (Instant day = period.from(); day.isBefore(period.until()); day = day.plus(Duration.ofDays(1))) {
            Instant next = day.plus(Duration.ofDays(1));
            Instant end = next.isAfter(period.until()) ? period.until() : next;
            days.add(LocalDate.ofInstant(day, ZoneOffset.UTC) + " " + heldBefore(end) + " " + peak(day, end) + " "
                    + seconds(day, end));
        }
        return days;
    }

    /**
     * Whether more was held than bought at some moment.
     *
     * @param bought how much, from each moment on at which that changed
     */
    boolean everBeyond(NavigableMap<Instant, Long> bought, Instant from, Instant until) {
        TreeSet<Instant> moments =
                new TreeSet<>(bought.subMap(from, true, until, false).keySet());
        moments.add(from);
        lines.stream()
                .map(Line::at)
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .forEach(moments::add);
        return moments.stream().anyMatch(moment -> {
            Map.Entry<Instant, Long> then = bought.floorEntry(moment);
            return heldBefore(moment.plusNanos(1000)) > (then == null ? 0 : then.getValue());
        });
    }

    private int heldBefore(Instant moment) {
        return lines.stream()
                .filter(line -> line.at().isBefore(moment))
                .mapToInt(Replay::delta)
                .sum();
    }

    private int peak(Instant from, Instant until) {
        int held = heldBefore(from);
        int peak = held;
        for (Line line : lines) {
            if (!line.at().isBefore(from) && line.at().isBefore(until)) {
                held += delta(line);
                peak = Math.max(peak, held);
            }
        }
        return peak;
    }

    private static int delta(Line line) {
        return switch (line.movement()) {
            case "ASSIGNED", "PROMOTED" -> 1;
            case "RELEASED", "DEMOTED" -> -1;
            default -> 0;
        };
    }
}
