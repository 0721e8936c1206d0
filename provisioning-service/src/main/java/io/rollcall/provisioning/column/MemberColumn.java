package io.rollcall.provisioning.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;

/**
 * A column that the vendor adds to what is kept of members. Admins of the tenant edit it, no directory does.
 *
 * @param initial what a member has whom nobody has edited
 */
public record MemberColumn(String key, Type type, JsonNode initial) {

    private static final int LONGEST_TEXT = 500;

    /** What a column holds. */
    public enum Type {
        BOOLEAN,
        TEXT,
        NUMBER
    }

    /** Reads {@code key:type:default}, the default may be left out. */
    static MemberColumn parse(String declaration) {
        String[] parts = declaration.split(":", 3);
        if (parts.length < 2 || !parts[0].matches("[a-z][A-Za-z0-9]{0,63}")) {
            throw new IllegalArgumentException(
                    "rollcall.members.columns: '" + declaration + "' is not key:type or key:type:default");
        }
        Type type = Type.valueOf(parts[1].strip().toUpperCase(Locale.ROOT));
        return new MemberColumn(parts[0], type, value(type, parts.length == 3 ? parts[2] : ""));
    }

    private static JsonNode value(Type type, String text) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type) {
            case BOOLEAN -> json.booleanNode(Boolean.parseBoolean(text));
            case TEXT -> json.textNode(text);
            case NUMBER -> json.numberNode(text.isEmpty() ? 0 : Long.parseLong(text));
        };
    }

    /** Why the value does not fit, if it does not. */
    public Optional<String> objection(JsonNode value) {
        boolean fits = switch (type) {
            case BOOLEAN -> value.isBoolean();
            case TEXT -> value.isTextual() && value.textValue().length() <= LONGEST_TEXT;
            case NUMBER -> value.isNumber();
        };
        return fits ? Optional.empty() : Optional.of("must be " + words());
    }

    private String words() {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case TEXT -> "text of at most " + LONGEST_TEXT + " characters";
            case NUMBER -> "a number";
        };
    }
}
