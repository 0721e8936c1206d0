package io.rollcall.gateway.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many people were deactivated lately, in steps of a twentieth of the window: nobody is forgotten too early, and
 * nobody is remembered for longer than the window and one step.
 */
public record Window(List<Step> steps) {
    public static final Window EMPTY = new Window(List.of());

    private static final int STEPS = 20;

    /** Deactivations from one time on. */
    public record Step(Instant start, int people) {}

    public Window {
        steps = List.copyOf(steps);
    }

    public long people(Instant now, Duration length) {
        return steps.stream()
                .filter(step -> counts(step, now, length))
                .mapToLong(Step::people)
                .sum();
    }

    public Window with(int people, Instant now, Duration length) {
        if (people == 0) {
            return this;
        }
        List<Step> next = new ArrayList<>(
                steps.stream().filter(step -> counts(step, now, length)).toList());
        Step last = next.isEmpty() ? null : next.getLast();
        if (last != null && now.isBefore(last.start.plus(length.dividedBy(STEPS)))) {
            next.set(next.size() - 1, new Step(last.start, last.people + people));
        } else {
            next.add(new Step(now, people));
        }
        return new Window(next);
    }

    private static boolean counts(Step step, Instant now, Duration length) {
        return step.start.plus(length.dividedBy(STEPS)).isAfter(now.minus(length));
    }
}
