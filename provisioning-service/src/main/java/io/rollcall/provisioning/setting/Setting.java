package io.rollcall.provisioning.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.SeatTypeKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the product does for a person or not, as the vendor's configuration declares it.
 *
 * @param choices what a CHOICE may be; empty for other types
 * @param initial what holds when nothing was chosen
 * @param seat the seat type that any other value needs
 */
public record Setting(
        String key,
        String title,
        Type type,
        List<String> choices,
        JsonNode initial,
        @Nullable SeatTypeKey seat) {

    private static final int LONGEST_TEXT = 500;

    /** What a setting holds. */
    public enum Type {
        BOOLEAN,
        TEXT,
        CHOICE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Setting {
        choices = List.copyOf(choices);
    }

    /** Why the value does not fit, if it does not. */
    public Optional<String> objection(JsonNode value) {
        boolean fits = switch (type) {
            case BOOLEAN -> value.isBoolean();
            case TEXT -> value.isTextual() && isText(value.textValue());
            case CHOICE -> value.isTextual() && choices.contains(value.textValue());
        };
        return fits ? Optional.empty() : Optional.of("must be " + words());
    }

    /** PostgreSQL stores no NUL. */
    private static boolean isText(String text) {
        return text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0;
    }

    /** Whether the value has effect only for those who hold a seat. */
    public boolean needsSeat(JsonNode value) {
        return seat != null && !value.equals(initial);
    }

    private String words() {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case TEXT -> "text of at most " + LONGEST_TEXT + " characters, none of them NUL";
            case CHOICE -> "one of " + String.join(", ", choices);
        };
    }
}
