package io.rollcall.scim.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which operations may not overtake each other: those on one resource, creations with the same name, and, within a type,
 * creations on the one hand and what gives or takes names away on the other.
 */
final class BulkOrder {
    private static final String USERS = "/Users";

    private record Place(String endpoint, int phase) {}

    private final List<List<Integer>> predecessors = new ArrayList<>();
    private final List<@Nullable Place> places = new ArrayList<>();
    /** How many operations of each phase are not done. */
    private final Map<String, List<Integer>> left = new HashMap<>();

    private final boolean[] done;

    BulkOrder(List<BulkOperation> operations) {
        done = new boolean[operations.size()];
        Map<String, Integer> last = new HashMap<>();
        Map<String, Boolean> creating = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            List<Integer> before = new ArrayList<>(2);
            Place place = null;
            if (operations.get(i) instanceof BulkOperation.Valid operation) {
                for (String key : keys(operation)) {
                    Integer previous = last.put(key, i);
                    if (previous != null) {
                        before.add(previous);
                    }
                }
                place = place(operation, creating);
            }
            predecessors.add(before);
            places.add(place);
        }
    }

    boolean allows(int index) {
        for (int previous : predecessors.get(index)) {
            if (!done[previous]) {
                return false;
            }
        }
        Place place = places.get(index);
        return place == null || nothingLeft(left.getOrDefault(place.endpoint, List.of()), place.phase);
    }

    private static boolean nothingLeft(List<Integer> counts, int phase) {
        for (int count : counts.subList(0, phase)) {
            if (count != 0) {
                return false;
            }
        }
        return true;
    }

    void done(int index) {
        done[index] = true;
        Place place = places.get(index);
        List<Integer> counts = place == null ? null : left.get(place.endpoint);
        if (place != null && counts != null) {
            counts.set(place.phase, counts.get(place.phase) - 1);
        }
    }

    private static List<String> keys(BulkOperation.Valid operation) {
        String name = name(operation);
        if (operation.target() != null) {
            return List.of(operation.endpoint() + "/" + operation.target());
        }
        return name == null ? List.of() : List.of(operation.endpoint() + " " + name.toLowerCase(Locale.ROOT));
    }

    private @Nullable Place place(BulkOperation.Valid operation, Map<String, Boolean> creating) {
        boolean creates = operation.verb() == BulkMethod.POST;
        if (!creates && !touchesName(operation)) {
            return null;
        }
        List<Integer> counts = left.computeIfAbsent(operation.endpoint(), endpoint -> new ArrayList<>());
        Boolean before = creating.put(operation.endpoint(), creates);
        if (before == null || before != creates) {
            counts.add(0);
        }
        int phase = counts.size() - 1;
        counts.set(phase, counts.get(phase) + 1);
        return new Place(operation.endpoint(), phase);
    }

    /** Which attributes of a tenant's type are unique is not known here: any change of it may give one away. */
    private static boolean touchesName(BulkOperation.Valid operation) {
        return operation.verb() != BulkMethod.PATCH
                || !isStandard(operation)
                || operation
                        .data()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(nameAttribute(operation).toLowerCase(Locale.ROOT));
    }

    private static boolean isStandard(BulkOperation.Valid operation) {
        return operation.endpoint().equals(USERS) || operation.endpoint().equals("/Groups");
    }

    private static @Nullable String name(BulkOperation.Valid operation) {
        String attribute = nameAttribute(operation);
        for (var field : operation.data().properties()) {
            if (field.getKey().equalsIgnoreCase(attribute)) {
                return field.getValue().asText();
            }
        }
        return null;
    }

    private static String nameAttribute(BulkOperation.Valid operation) {
        return operation.endpoint().equals(USERS) ? "userName" : "displayName";
    }
}
