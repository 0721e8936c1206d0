package io.rollcall.license.usage.http;

import io.rollcall.kit.http.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports on contracts as CSV: the same values as in the API. */
final class ContractReportCsv {

    private static final List<String> PRORATION = List.of(
            "seatType",
            "contractLineId",
            "kind",
            "reference",
            "quantity",
            "effectiveOn",
            "from",
            "until",
            "days",
            "share",
            "seatDays");
    private static final List<String> RENEWALS = List.of(
            "seatType",
            "name",
            "billable",
            "termFrom",
            "termUntil",
            "daysLeft",
            "purchased",
            "allocated",
            "waiting",
            "peak",
            "average",
            "idle",
            "needed");

    private ContractReportCsv() {}

    static String of(ProrationView proration) {
        return file(
                PRORATION,
                proration.lines().stream()
                        .map(line -> cells(
                                proration.seatType(),
                                line.contractLineId(),
                                line.kind(),
                                line.reference(),
                                line.quantity(),
                                line.effectiveOn(),
                                line.from(),
                                proration.until(),
                                line.days(),
                                line.share().toPlainString(),
                                line.seatDays())));
    }

    static String of(List<RenewalView> renewals) {
        return file(
                RENEWALS,
                renewals.stream()
                        .map(pool -> cells(
                                pool.seatType(),
                                pool.name(),
                                pool.billable(),
                                pool.termFrom(),
                                pool.termUntil(),
                                pool.daysLeft(),
                                pool.purchased(),
                                pool.allocated(),
                                pool.waiting(),
                                pool.peak(),
                                pool.average().toPlainString(),
                                pool.idle(),
                                pool.needed())));
    }

    private static String file(List<String> headings, Stream<List<String>> lines) {
        return Stream.concat(Stream.of(headings), lines).map(Csv::line).collect(Collectors.joining());
    }

    private static List<String> cells(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "" : value.toString())
                .toList();
    }
}
