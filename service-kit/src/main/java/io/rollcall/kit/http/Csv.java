package io.rollcall.kit.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/** CSV (RFC 4180) that a spreadsheet shows and does not calculate. */
public final class Csv {

    public static final String MEDIA_TYPE = "text/csv";

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * The headings and a line for each row, read page by page, so that a file of any size needs the memory of a page.
     *
     * @param page reads so many rows behind a row, or from the start; the last page is shorter
     */
    public static <T> Multi<String> file(
            List<String> headings,
            int size,
            Function<Optional<T>, Uni<List<T>>> page,
            Function<T, List<String>> cells) {
        Multi<String> rows = Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<Optional<T>>(Optional.empty()),
                        last -> page.apply(last.get())
                                .invoke(found ->
                                        last.set(found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()))))
                .whilst(found -> found.size() == size)
                .map(found -> found.stream().map(row -> line(cells.apply(row))).collect(Collectors.joining()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(line(headings)), rows);
    }

    /** What a spreadsheet would take for a formula gets an apostrophe in front. A negative number is none. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !isNegativeNumber(text);
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(it -> it == ',' || it == '"' || it == '\n' || it == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isNegativeNumber(String text) {
        String digits = text.substring(1).replaceFirst("[.]", "");
        return text.charAt(0) == '-' && !digits.isEmpty() && digits.chars().allMatch(it -> it >= '0' && it <= '9');
    }
}
