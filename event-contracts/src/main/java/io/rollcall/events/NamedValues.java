package io.rollcall.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** What an identity provider names in {@code roles} and {@code entitlements} of a person (RFC 7643 section 4.1.2). */
public final class NamedValues {

    private static final JsonMapper JSON = new JsonMapper();

    private NamedValues() {}

    /**
     * Every value, as the names that it may be meant by, the likelier first. That is the text itself; Entra ID may put a
     * whole app role into it as JSON, which is known by its {@code value} and by its {@code displayName}.
     */
    public static List<List<String>> of(JsonNode resource, String attribute) {
        List<List<String>> named = new ArrayList<>();
        for (JsonNode element : resource.path(attribute)) {
            List<String> names = names(element.path("value").asText(""));
            if (!names.isEmpty()) {
                named.add(names);
            }
        }
        return named;
    }

    private static List<String> names(String value) {
        String text = value.strip();
        if (!text.startsWith("{")) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        try {
            JsonNode role = JSON.readTree(text);
            List<String> names = new ArrayList<>();
            for (String field : List.of("value", "displayName")) {
                String name = role.path(field).asText("").strip();
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
            return names.isEmpty() ? List.of(text) : names;
        } catch (JsonProcessingException e) {
            return List.of(text);
        }
    }
}
