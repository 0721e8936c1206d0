package io.rollcall.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the product that was chosen for a person. One that nobody chose has the default of the vendor's
 * catalogue and is not told.
 *
 * @param key its name in the vendor's catalogue of settings
 * @param value true or false, text, or one of the choices
 * @param state whether it has effect
 * @param waitsFor the seat type that it needs and the person does not hold; absent when it is active
 */
public record UserSetting(
        String key, JsonNode value, State state, @Nullable SeatTypeKey waitsFor) {

    /** Whether a setting has effect. */
    public enum State {
        ACTIVE,
        /** The default applies until the person holds the seat. */
        WAITING_FOR_SEAT
    }
}
