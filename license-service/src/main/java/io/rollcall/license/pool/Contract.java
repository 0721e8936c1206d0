package io.rollcall.license.pool;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pool's lines add up to, day by day.
 *
 * @param lines in the order of their days, those of one day as they were recorded
 */
public record Contract(List<ContractLine> lines) {

    public Contract {
        lines = List.copyOf(lines);
    }

    /**
     * The most seats that could be held on a day at some moment without holding more than was bought: before the lines
     * of the day, or after any of them. Without end where the pool had no limit.
     */
    public long most(LocalDate day) {
        var now = new Standing(0, true);
        long most = 0;
        for (ContractLine line : lines) {
            LocalDate effective = line.terms().effectiveOn();
            if (effective.isAfter(day)) {
                break;
            }
            if (effective.equals(day)) {
                most = Math.max(most, now.most());
            }
            now = now.after(line);
        }
        return Math.max(most, now.most());
    }

    /** Whether a line leaves a quantity on every day: it may be recorded after others of later days. */
    boolean admits(NewContractLine line) {
        return Stream.concat(
                        Stream.of(line.effectiveOn()),
                        lines.stream().map(it -> it.terms().effectiveOn()))
                .filter(day -> !day.isBefore(line.effectiveOn()))
                .distinct()
                .allMatch(day -> purchased(day) + line.quantity() >= 0);
    }

    private long purchased(LocalDate day) {
        return lines.stream()
                .filter(line -> !line.terms().effectiveOn().isAfter(day))
                .mapToLong(line -> line.terms().quantity())
                .sum();
    }

    /** After some of the lines. A pool that is opened without a limit has a line of it. */
    private record Standing(long purchased, boolean limited) {

        /** Only an adjustment sets a limit or lifts it: others may be recorded for days when it was otherwise. */
        Standing after(ContractLine line) {
            return new Standing(
                    purchased + line.terms().quantity(),
                    line.terms().kind() == NewContractLine.Kind.ADJUSTMENT ? line.limited() : limited);
        }

        long most() {
            return limited ? purchased : Long.MAX_VALUE;
        }
    }
}
