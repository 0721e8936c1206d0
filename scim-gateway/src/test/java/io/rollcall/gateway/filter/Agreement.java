package io.rollcall.gateway.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.testing.ScimClient;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
import io.rollcall.scim.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares what a filter finds in SQL with what it finds in memory, among the resources of one directory. */
record Agreement(ScimClient client, String endpoint, FilterEvaluator memory, List<ObjectNode> stored) {

    static Agreement on(ScimClient client, String endpoint, ResourceType type) {
        List<ObjectNode> stored = new ArrayList<>();
        client.get("/" + endpoint + "?count=1000")
                .expect(200)
                .json()
                .path("Resources")
                .forEach(resource -> stored.add((ObjectNode) resource));
        return new Agreement(client, endpoint, new FilterEvaluator(type, Dialect.lenient()), stored);
    }

    /** The smallest part of the filter about which the two disagree, and a resource; empty if they agree. */
    Optional<String> disagreement(String text) {
        if (agree(text)) {
            return Optional.empty();
        }
        Filter smallest = shrink(parse(text));
        String printed = Filter.print(smallest);
        TreeSet<String> difference = inSql(printed);
        TreeSet<String> remembered = inMemory(printed);
        boolean onlyInSql = !remembered.containsAll(difference);
        difference.removeAll(remembered);
        remembered.removeAll(inSql(printed));
        String id = onlyInSql ? difference.first() : remembered.first();
        ObjectNode resource = stored.stream()
                .filter(candidate -> candidate.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        return Optional.of(
                (onlyInSql ? "SQL alone finds, by " : "memory alone finds, by ") + printed + ", " + resource);
    }

    /** Whether the filter finds some resources and not all. */
    boolean tells(String text) {
        int found = inMemory(text).size();
        return found > 0 && found < stored.size();
    }

    private boolean agree(String text) {
        return inSql(text).equals(inMemory(text));
    }

    private Filter shrink(Filter filter) {
        for (Filter part : parts(filter)) {
            if (!agree(Filter.print(part))) {
                return shrink(part);
            }
        }
        return filter;
    }

    private static List<Filter> parts(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> operands) -> operands;
            case Filter.Or(List<Filter> operands) -> operands;
            case Filter.Not(Filter operand) -> List.of(operand);
            case Filter.ValuePath(var path, Filter inner) ->
                parts(inner).stream()
                        .map(part -> (Filter) new Filter.ValuePath(path, part))
                        .toList();
            case Filter.Comparison comparison -> List.of();
            case Filter.Present present -> List.of();
        };
    }

    private TreeSet<String> inMemory(String text) {
        Filter filter = parse(text);
        TreeSet<String> ids = new TreeSet<>();
        stored.stream()
                .filter(resource -> memory.matches(filter, resource))
                .forEach(resource -> ids.add(resource.path("id").asText()));
        return ids;
    }

    private TreeSet<String> inSql(String text) {
        TreeSet<String> ids = new TreeSet<>();
        JsonNode answer = client.get("/" + endpoint + "?count=1000&attributes=id&filter=" + ScimClient.encode(text))
                .expect(200)
                .json();
        answer.path("Resources").forEach(resource -> ids.add(resource.path("id").asText()));
        return ids;
    }

    private static Filter parse(String text) {
        return Filter.parse(text, Dialect.lenient());
    }
}
