package io.rollcall.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name by which events and assignments refer to a role: fixed when the role is created, unlike its title. */
public record RoleKey(@JsonValue String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleKey {
        if (!SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a role key is 1 to 64 lower-case letters, digits or '-', and starts with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
