package io.rollcall.gateway.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares what is there with what is expected. Objects may have more members than expected; arrays must have exactly
 * the expected elements, in any order. {@code "<any>"} stands for any value, {@code "<absent>"} for no member at all.
 */
final class Shape {
    private Shape() {}

    /** Where the two differ, empty if they do not. */
    static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            members(path, expected, actual, differences);
        } else if (expected.isArray() && actual.isArray()) {
            elements(path, expected, actual, differences);
        } else if (!expected.asText().equals("<any>") && !same(expected, actual)) {
            differences.add(path + ": expected " + expected + " but was " + actual);
        }
    }

    private static void members(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            String inner = path + "/" + member.getKey();
            JsonNode value = actual.get(member.getKey());
            boolean wantsNothing = member.getValue().asText().equals("<absent>");
            if (value == null && !wantsNothing) {
                differences.add(inner + ": expected " + member.getValue() + " but there is nothing");
            } else if (value != null && wantsNothing) {
                differences.add(inner + ": expected nothing but was " + value);
            } else if (value != null) {
                compare(inner, member.getValue(), value, differences);
            }
        }
    }

    private static void elements(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        List<JsonNode> left = new ArrayList<>();
        actual.forEach(left::add);
        for (JsonNode element : expected) {
            if (!left.removeIf(new FirstMatch(element))) {
                differences.add(path + ": no element like " + element + " in " + actual);
            }
        }
        left.forEach(element -> differences.add(path + ": unexpected element " + element));
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        return expected.isNumber() && actual.isNumber()
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }

    /** Matches one element, once. */
    private static final class FirstMatch implements java.util.function.Predicate<JsonNode> {
        private final JsonNode expected;
        private boolean done;

        FirstMatch(JsonNode expected) {
            this.expected = expected;
        }

        @Override
        public boolean test(JsonNode element) {
            boolean matches = !done && differences(expected, element).isEmpty();
            done |= matches;
            return matches;
        }
    }
}
