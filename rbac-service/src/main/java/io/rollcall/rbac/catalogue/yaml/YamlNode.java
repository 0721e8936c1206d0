package io.rollcall.rbac.catalogue.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rollcall.rbac.catalogue.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the file: knows its path and notes what is wrong there. */
record YamlNode(String path, JsonNode value, List<Violation> violations) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    void wrong(String message) {
        violations.add(new Violation(path.isEmpty() ? "file" : path, message));
    }

    YamlNode child(String name) {
        JsonNode child = value.get(name);
        return new YamlNode(
                path.isEmpty() ? name : path + "." + name,
                child == null ? MissingNode.getInstance() : child,
                violations);
    }

    boolean present() {
        return !value.isMissingNode() && !value.isNull();
    }

    void allowOnly(String... names) {
        if (!value.isObject()) {
            wrong("must be a map with " + String.join(", ", names));
            return;
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!Arrays.asList(names).contains(name)) {
                child(name).wrong("unknown field; known are " + String.join(", ", names));
            }
        });
    }

    /** The entries of a map whose names are keys. Entries whose names are not are noted and left out. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (!value.isObject() || value.isEmpty()) {
            wrong("must be a map with at least one entry");
            return entries;
        }
        value.fieldNames().forEachRemaining(name -> {
            if (KEY.matcher(name).matches()) {
                entries.add(new Entry(name, child(name)));
            } else {
                child(name).wrong("a key is 1 to 64 lower-case letters, digits or '-', and starts with a letter");
            }
        });
        return entries;
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            child(name).wrong("is missing");
            return "";
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        YamlNode child = child(name);
        if (!child.present()) {
            return null;
        }
        if (!child.value.isTextual() || child.value.textValue().isBlank()) {
            child.wrong("must be text");
            return null;
        }
        return child.value.textValue();
    }

    List<String> texts(String name) {
        YamlNode child = child(name);
        List<String> texts = new ArrayList<>();
        if (!child.present()) {
            return texts;
        }
        if (!child.value.isArray()) {
            child.wrong("must be a list");
            return texts;
        }
        child.value.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** One entry of a map. */
    record Entry(String name, YamlNode node) {}
}
