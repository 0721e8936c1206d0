package io.rollcall.scim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a schema document, and reads single members of it. */
final class SchemaProblems {
    private static final int MOST = 50;

    private final List<String> problems = new ArrayList<>();

    void add(String place, String problem) {
        if (problems.size() < MOST) {
            problems.add(place + " " + problem);
        }
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InvalidSchemaException(problems);
        }
    }

    /** Misspelt characteristics would silently mean their default. */
    void unknownMembers(String place, JsonNode object, Set<String> known) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                add(in(place, name), "is not known. Known here: " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }

    /** Required text; empty if there is a problem with it. */
    String text(String place, JsonNode value, int maxLength) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            add(place, "is required, as text.");
            return "";
        }
        if (value.textValue().length() > maxLength) {
            add(place, "can have " + maxLength + " characters at most.");
            return "";
        }
        return value.textValue();
    }

    boolean bool(String place, JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isMissingNode() && !value.isBoolean()) {
            add(in(place, member), "must be true or false, without quotes.");
        }
        return value.booleanValue();
    }

    /** One of the keywords; null if it is absent or wrong. */
    @Nullable
    String keyword(String place, JsonNode object, String member, List<String> keywords) {
        JsonNode value = object.path(member);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual() || !keywords.contains(value.textValue())) {
            add(in(place, member), "must be one of " + String.join(", ", keywords) + ".");
            return null;
        }
        return value.textValue();
    }

    List<String> texts(String place, JsonNode object, String member, int most) {
        JsonNode values = object.path(member);
        List<String> texts = new ArrayList<>();
        if (values.isMissingNode()) {
            return texts;
        }
        if (!values.isArray() || values.size() > most) {
            add(in(place, member), "must be a list of " + most + " texts at most.");
            return texts;
        }
        for (JsonNode value : values) {
            if (!value.isTextual() || value.textValue().isEmpty() || texts.contains(value.textValue())) {
                add(in(place, member), "must be a list of texts that are not empty and differ from each other.");
                return texts;
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    static String in(String place, String member) {
        return place.isEmpty() ? member : place + "." + member;
    }
}
