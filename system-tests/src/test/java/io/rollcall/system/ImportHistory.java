package io.rollcall.system;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the gateway acknowledged: userName to id. */
final class ImportHistory {

    private final Map<String, String> ids = new ConcurrentHashMap<>();

    void acknowledge(String userName, String id) {
        String earlier = ids.put(userName, id);
        if (earlier != null && !earlier.equals(id)) {
            throw new AssertionError(userName + " was acknowledged as " + earlier + " and as " + id);
        }
    }

    Map<String, String> acknowledged() {
        return Map.copyOf(ids);
    }
}
