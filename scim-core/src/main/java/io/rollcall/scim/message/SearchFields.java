package io.rollcall.scim.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the parameters of a search, in any order; unknown ones are ignored. */
final class SearchFields {
    private static final Set<String> KNOWN = Set.of(
            "filter", "sortby", "sortorder", "startindex", "count", "cursor", "attributes", "excludedattributes");

    private List<String> attributes = List.of();
    private List<String> excludedAttributes = List.of();
    private @Nullable String filter;
    private @Nullable String sortBy;
    private @Nullable String sortOrder;
    private @Nullable String startIndex;
    private @Nullable String count;
    private @Nullable String cursor;

    void put(String name, String value) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "filter" -> filter = value;
            case "sortby" -> sortBy = value.isBlank() ? null : value;
            case "sortorder" -> sortOrder = value;
            case "startindex" -> startIndex = value;
            case "count" -> count = value;
            case "cursor" -> cursor = value;
            case "attributes" -> attributes = split(value);
            case "excludedattributes" -> excludedAttributes = split(value);
            default -> {}
        }
    }

    void put(String name, JsonNode value) {
        if (!value.isArray()) {
            put(name, text(name, value));
            return;
        }
        List<String> names = new ArrayList<>();
        for (JsonNode element : value) {
            names.addAll(split(text(name, element)));
        }
        put(name, String.join(",", names));
    }

    /** What has no text must not count as a parameter that is not there: all resources would be found. */
    private static String text(String name, JsonNode value) {
        if (value.isContainerNode() && KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw ScimException.badRequest(ScimType.INVALID_VALUE, "'" + name + "' must be text or a number.");
        }
        return value.asText();
    }

    private static List<String> split(String value) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            String name = value.substring(start, end).strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
            start = end + 1;
        }
        return names;
    }

    SearchRequest build() {
        Integer start = number("startIndex", startIndex, ScimType.INVALID_VALUE);
        Integer size = number("count", count, cursor == null ? ScimType.INVALID_VALUE : ScimType.INVALID_COUNT);
        if (cursor != null && size != null && size < 0) {
            throw ScimException.badRequest(ScimType.INVALID_COUNT, "'count' must not be negative.");
        }
        return new SearchRequest(
                filter,
                attributes,
                excludedAttributes,
                sortBy,
                descending(),
                start == null ? 1 : Math.max(1, start),
                size == null ? null : Integer.valueOf(Math.max(0, size)),
                cursor);
    }

    private boolean descending() {
        if (sortOrder == null || sortOrder.isBlank() || sortOrder.equalsIgnoreCase("ascending")) {
            return false;
        }
        if (sortOrder.equalsIgnoreCase("descending")) {
            return true;
        }
        throw ScimException.badRequest(ScimType.INVALID_VALUE, "'sortOrder' must be ascending or descending.");
    }

    /** Numbers beyond the range of int are as good as the largest one: paging stops there anyway. */
    private static @Nullable Integer number(String name, @Nullable String text, ScimType errorType) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            long value = Long.parseLong(text.strip());
            return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
        } catch (NumberFormatException e) {
            throw ScimException.badRequest(errorType, "'" + name + "' must be a whole number.");
        }
    }
}
