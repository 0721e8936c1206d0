package io.rollcall.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One attribute before and after.
 *
 * @param attribute the SCIM path, with its schema URN for extensions
 * @param before absent when there was no value
 * @param after absent when the value was removed
 */
public record AttributeChange(
        String attribute,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
