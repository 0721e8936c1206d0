package io.rollcall.provisioning.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values that were chosen, by the keys of their settings. What is not among them has its default. */
public record Settings(SortedMap<String, JsonNode> values) {

    public static final Settings NONE = new Settings(new TreeMap<>());

    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Settings of(Map<String, JsonNode> values) {
        return values.isEmpty() ? NONE : new Settings(new TreeMap<>(values));
    }

    /** With other values for some settings; an empty one goes back to the default. */
    public Settings with(Map<String, Optional<JsonNode>> changes) {
        SortedMap<String, JsonNode> next = new TreeMap<>(values);
        changes.forEach((key, value) -> value.ifPresentOrElse(it -> next.put(key, it), () -> next.remove(key)));
        return new Settings(next);
    }
}
