package io.rollcall.scim.resource;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One attribute before and after a change; null means not there.
 *
 * @param path canonical path: {@code title}, {@code name.givenName}, {@code emails} (multi-valued attributes change as a
 *     whole), {@code urn:...:User:department}
 */
public record AttributeChange(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {}
