package io.rollcall.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A person as the admin API shows them.
 *
 * @param roles names of the roles in effect, by key
 * @param seats ASSIGNED or WAITING, by the key of the seat type
 * @param groups names of the person's groups
 */
record Member(
        String id,
        String displayName,
        String status,
        Map<String, String> roles,
        Map<String, String> seats,
        List<String> groups) {
    Member {
        roles = Map.copyOf(roles);
        seats = Map.copyOf(seats);
        groups = List.copyOf(groups);
    }

    static Member of(JsonNode json) {
        return new Member(
                json.required("id").asText(),
                json.path("displayName").asText(),
                json.required("status").asText(),
                pairs(json.required("roles"), "role", "name"),
                pairs(json.required("seats"), "seatType", "state"),
                StreamSupport.stream(json.required("groups").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static Map<String, String> pairs(JsonNode list, String key, String value) {
        var pairs = new TreeMap<String, String>();
        list.forEach(item ->
                pairs.put(item.required(key).asText(), item.required(value).asText()));
        return pairs;
    }

    boolean isActive() {
        return status.equals("ACTIVE");
    }

    /** Whether the person is active with exactly this role and seat. */
    boolean has(Access access) {
        var expectedSeats =
                access.seatType().map(type -> Map.of(type, "ASSIGNED")).orElse(Map.of());
        return isActive() && roles.keySet().equals(Set.of(access.role())) && seats.equals(expectedSeats);
    }

    boolean isDeactivatedWithoutSeats() {
        return status.equals("DEACTIVATED") && seats.isEmpty();
    }

    /** Names of the roles, for sentences. */
    String roleNames() {
        return roles.isEmpty() ? "no role" : String.join(", ", roles.values());
    }

    /** All of it in one line, for a sentence about what went wrong. */
    String describe() {
        var seatList = seats.entrySet().stream()
                .map(seat -> seat.getKey() + " " + seat.getValue())
                .collect(Collectors.joining(", "));
        return "%s, %s, %s, groups %s"
                .formatted(status, roleNames(), seats.isEmpty() ? "no seat" : "seat " + seatList, groups);
    }
}
