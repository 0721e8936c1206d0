package io.rollcall.events;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A setting that was chosen for a person, whether or not it can have effect yet.
 *
 * @param key its name in the vendor's catalogue of settings
 * @param value true or false, text, or one of the choices
 */
public record DesiredSetting(String key, JsonNode value) {}
