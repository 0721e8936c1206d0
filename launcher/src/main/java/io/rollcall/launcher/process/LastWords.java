package io.rollcall.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a process ended, as the end of its log tells it: the innermost cause of the last failure. */
final class LastWords {
    private static final int LINES = 400;
    private static final int LONGEST = 300;
    private static final Pattern CAUSE = Pattern.compile("Caused by: (?:[\\w.$]+: )*(\\S.*)");
    private static final Pattern FAILURE = Pattern.compile(
            "(?:Exception in thread .*?|\\S+ ERROR .*?)((?:[\\w$]+\\.)+[\\w$]+(?:Exception|Error): \\S.*)");

    private LastWords() {}

    /** One line, or empty when the log has no failure. */
    static Optional<String> of(Path log) {
        List<String> lines;
        try {
            lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return Optional.empty();
        }
        var end = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        return last(end, CAUSE).or(() -> last(end, FAILURE)).map(LastWords::shortened);
    }

    private static Optional<String> last(List<String> lines, Pattern pattern) {
        return lines.reversed().stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.lookingAt())
                .map(matcher -> matcher.group(1).strip())
                .findFirst();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
