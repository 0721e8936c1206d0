package io.rollcall.provisioning.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.local.MemberImports.BadLine;
import io.rollcall.provisioning.local.MemberImports.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads people from CSV (RFC 4180) with a line of headings, and names every line that is not right. */
final class ImportReader {

    static final int MOST_LINES = 20_000;

    private static final Set<String> HEADINGS = Set.of(
            "email", "displayName", "givenName", "familyName", "externalId", "title", "department", "tags", "status");
    private static final int LONGEST_CELL = 500;
    private static final int LONGEST_TAG = 60;
    private static final String FORMULA = "=+-@\t\r";

    private final List<Line> lines = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();

    private ImportReader() {}

    /** What was read. */
    record Read(List<Line> lines, List<BadLine> bad) {}

    static Read read(InputStream body) {
        ImportReader reader = new ImportReader();
        CsvMapper csv =
                CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
        try (MappingIterator<String[]> rows = csv.readerFor(String[].class).readValues(body)) {
            reader.readAll(rows);
        } catch (JsonProcessingException e) {
            reader.bad.add(new BadLine(
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(), "cannot be read as CSV (RFC 4180)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Read(reader.lines, reader.bad);
    }

    private void readAll(MappingIterator<String[]> rows) throws IOException {
        if (!rows.hasNextValue()) {
            throw ProblemException.badRequest("the first line must name the columns; email is one of them");
        }
        List<String> headings = headings(rows.nextValue());
        for (int number = 2; rows.hasNextValue(); number++) {
            if (number > MOST_LINES + 1) {
                throw ProblemException.badRequest("a file may have at most " + MOST_LINES + " people");
            }
            readLine(number, headings, rows.nextValue());
        }
    }

    private static List<String> headings(String[] first) {
        List<String> headings =
                Arrays.stream(first).map(it -> it.replace("\uFEFF", "").strip()).toList();
        List<String> unknown =
                headings.stream().filter(it -> !HEADINGS.contains(it)).toList();
        if (!unknown.isEmpty()
                || !headings.contains("email")
                || Set.copyOf(headings).size() != headings.size()) {
            throw ProblemException.badRequest("the first line must name each column once: email, and of "
                    + new TreeSet<>(HEADINGS) + "; not " + unknown);
        }
        return headings;
    }

    private void readLine(int number, List<String> headings, String[] cells) {
        if (cells.length == 1 && cells[0].isBlank()) {
            return;
        }
        if (cells.length != headings.size()) {
            bad.add(new BadLine(number, "has %d cells, not %d".formatted(cells.length, headings.size())));
            return;
        }
        try {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(headings.get(i), cell(headings.get(i), cells[i].strip()));
            }
            lines.add(line(number, row));
        } catch (IllegalArgumentException e) {
            bad.add(new BadLine(number, String.valueOf(e.getMessage())));
        }
    }

    /** A formula would be one again in the next export, and in the spreadsheet of whoever opens it. */
    private static String cell(String heading, String text) {
        if (text.length() > LONGEST_CELL || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(heading + " has more than " + LONGEST_CELL + " characters");
        }
        if (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0) {
            throw new IllegalArgumentException(heading + " begins as a formula does, with " + text.charAt(0));
        }
        return text;
    }

    private static Line line(int number, Map<String, String> row) {
        String email = Addresses.require(row.getOrDefault("email", ""));
        var profile = new Profile(
                email,
                given(row, "externalId"),
                given(row, "displayName"),
                given(row, "givenName"),
                given(row, "familyName"),
                email,
                given(row, "title"),
                given(row, "department"));
        return new Line(number, profile, tags(row.getOrDefault("tags", "")), active(row.getOrDefault("status", "")));
    }

    private static List<String> tags(String cell) {
        List<String> tags = Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (tags.stream().anyMatch(it -> it.length() > LONGEST_TAG)) {
            throw new IllegalArgumentException("tags must have at most " + LONGEST_TAG + " characters each");
        }
        return tags;
    }

    private static boolean active(String status) {
        return switch (status) {
            case "", "invited" -> false;
            case "active" -> true;
            default -> throw new IllegalArgumentException("status must be invited or active");
        };
    }

    private static @Nullable String given(Map<String, String> row, String heading) {
        String value = row.get(heading);
        return value == null || value.isEmpty() ? null : value;
    }
}
