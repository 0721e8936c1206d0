package io.rollcall.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations of the service that is tested, as text. */
final class Migrations {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Pattern NOT_RUN = Pattern.compile("--[^\n]*|(\\$\\w*\\$).*?\\1", Pattern.DOTALL);
    private static final Pattern LIFTED = Pattern.compile("ALTER TABLE (\\w+) (NO )?FORCE ROW LEVEL SECURITY");
    private static final Pattern CHANGE = Pattern.compile("(?:UPDATE|DELETE FROM) (\\w+)");

    private Migrations() {}

    /**
     * Where rows of the tables are changed while row-level security is forced. It hides them from their owner as well, so
     * the statement does nothing, and nobody notices while the database is empty.
     */
    static List<String> changesOfHiddenRows(List<String> tables) {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .flatMap(file -> changesOfHiddenRows(file, tables).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> changesOfHiddenRows(Path file, List<String> tables) {
        Set<String> seen = new HashSet<>();
        List<String> hidden = new ArrayList<>();
        for (String statement : statements(file)) {
            LIFTED.matcher(statement).results().forEach(found -> lift(found, seen));
            CHANGE.matcher(statement)
                    .results()
                    .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                    .filter(table -> tables.contains(table) && !seen.contains(table))
                    .forEach(table -> hidden.add(file.getFileName() + " changes rows of " + table));
        }
        return hidden;
    }

    private static void lift(MatchResult found, Set<String> seen) {
        if (found.group(2) == null) {
            seen.remove(found.group(1));
        } else {
            seen.add(found.group(1));
        }
    }

    private static List<String> statements(Path file) {
        try {
            return List.of(
                    NOT_RUN.matcher(Files.readString(file)).replaceAll("").split(";"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
