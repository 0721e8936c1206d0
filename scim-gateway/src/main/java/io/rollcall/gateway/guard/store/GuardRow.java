package io.rollcall.gateway.guard.store;

import io.rollcall.events.HoldId;
import io.rollcall.gateway.guard.Guard;
import io.rollcall.gateway.guard.GuardRule;
import io.rollcall.gateway.guard.GuardSettings;
import io.rollcall.gateway.guard.Window;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a directory's guard. */
record GuardRow(
        GuardRule rule,
        Window window,
        long active,
        @Nullable Instant countedAt,
        @Nullable HoldId open) {

    static GuardRow read(Row row, GuardRule defaults) {
        OffsetDateTime counted = row.getOffsetDateTime("counted_at");
        UUID open = row.getUUID("open_hold");
        return new GuardRow(
                settings(row).over(defaults),
                window(row),
                row.getLong("active"),
                counted == null ? null : counted.toInstant(),
                open == null ? null : new HoldId(open));
    }

    static GuardSettings settings(Row row) {
        return new GuardSettings(
                row.getBoolean("enabled"),
                row.getInteger("people"),
                row.getInteger("percent"),
                row.getInteger("window_seconds"));
    }

    private static Window window(Row row) {
        OffsetDateTime[] starts = row.getArrayOfOffsetDateTimes("step_starts");
        Integer[] people = row.getArrayOfIntegers("step_people");
        List<Window.Step> steps = new ArrayList<>(starts.length);
        for (int i = 0; i < starts.length; i++) {
            steps.add(new Window.Step(starts[i].toInstant(), people[i]));
        }
        return new Window(steps);
    }

    /** Whether a limit can be exceeded by so many more, and who is active was counted too long ago to tell. */
    boolean needsCount(int more, Instant now) {
        return rule.mayExceed(gone(now) + more)
                && open == null
                && (countedAt == null || countedAt.plus(rule.window()).isBefore(now));
    }

    GuardRow counted(long activeBefore, Instant now) {
        return new GuardRow(rule, window, activeBefore, now, open);
    }

    Guard guard(Instant now) {
        return Guard.of(new Guard.Count(rule, gone(now), active, open));
    }

    long gone(Instant now) {
        return window.people(now, rule.window());
    }

    Tuple after(UUID directory, Guard guard, @Nullable HoldId openNow, Instant now) {
        List<Window.Step> steps =
                window.with(guard.counted(), now, rule.window()).steps();
        return Tuple.tuple()
                .addUUID(directory)
                .addArrayOfOffsetDateTime(
                        steps.stream().map(step -> time(step.start())).toArray(OffsetDateTime[]::new))
                .addArrayOfInteger(steps.stream().map(Window.Step::people).toArray(Integer[]::new))
                .addUUID(openNow == null ? null : openNow.value());
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
