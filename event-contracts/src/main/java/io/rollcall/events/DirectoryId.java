package io.rollcall.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One connection of a tenant to an identity provider. */
public record DirectoryId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DirectoryId {}

    public static DirectoryId of(String text) {
        return new DirectoryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
