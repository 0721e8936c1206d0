package io.rollcall.events.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would break a subscriber, or the reading of old events, between a released schema and a newer one. The
 * only changes that pass are new optional properties, new words in descriptions, and new values of an enumeration that
 * was released as {@code x-extensible}. Keywords that are not known here must not change at all.
 */
final class SchemaCompatibility {
    private static final Set<String> EXPLAINING = Set.of("$schema", "$defs", "title", "description");
    private static final Set<String> COMPARED = Set.of("$ref", "properties", "required", "items", "enum");

    private final JsonNode oldRoot;
    private final JsonNode newRoot;
    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility(JsonNode oldRoot, JsonNode newRoot) {
        this.oldRoot = oldRoot;
        this.newRoot = newRoot;
    }

    static List<String> breaks(JsonNode released, JsonNode newer) {
        var comparison = new SchemaCompatibility(released, newer);
        comparison.compare("", released, newer);
        return List.copyOf(comparison.breaks);
    }

    private void compare(String path, JsonNode released, JsonNode newer) {
        JsonNode was = resolve(oldRoot, released);
        JsonNode is = resolve(newRoot, newer);
        compareKeywords(path, was, is);
        compareProperties(path, was, is);
        compareRequired(path, was, is);
        compareEnum(path, was, is);
        if (was.has("items") && is.has("items")) {
            compare(path + "[]", was.get("items"), is.get("items"));
        } else if (was.has("items") != is.has("items")) {
            breaks.add(path + " is retyped: items");
        }
    }

    private void compareKeywords(String path, JsonNode was, JsonNode is) {
        var keywords = new TreeSet<String>();
        was.fieldNames().forEachRemaining(keywords::add);
        is.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(EXPLAINING);
        keywords.removeAll(COMPARED);
        for (String keyword : keywords) {
            if (!Objects.equals(was.get(keyword), is.get(keyword))) {
                breaks.add(path + " is retyped: " + keyword);
            }
        }
    }

    private void compareProperties(String path, JsonNode was, JsonNode is) {
        was.path("properties").properties().forEach(property -> {
            String at = path + "/" + property.getKey();
            JsonNode newer = is.path("properties").get(property.getKey());
            if (newer == null) {
                breaks.add(at + " is removed");
            } else {
                compare(at, property.getValue(), newer);
            }
        });
    }

    private void compareRequired(String path, JsonNode was, JsonNode is) {
        var before = texts(was.get("required"));
        var after = texts(is.get("required"));
        after.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> breaks.add(path + "/" + name + " is required now"));
        before.stream()
                .filter(name -> !after.contains(name))
                .forEach(name -> breaks.add(path + "/" + name + " may be absent now"));
    }

    private void compareEnum(String path, JsonNode was, JsonNode is) {
        var before = texts(was.get("enum"));
        var after = texts(is.get("enum"));
        if (was.has("enum") != is.has("enum")) {
            breaks.add(path + " is retyped: enum");
            return;
        }
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> breaks.add(path + " loses the value " + value));
        after.stream()
                .filter(value ->
                        !before.contains(value) && !was.path("x-extensible").asBoolean())
                .forEach(value -> breaks.add(path + " gains the value " + value));
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        return reference == null
                ? schema
                : resolve(root, root.at(reference.textValue().substring(1)));
    }

    private static List<String> texts(@Nullable JsonNode array) {
        return array == null
                ? List.of()
                : StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }
}
