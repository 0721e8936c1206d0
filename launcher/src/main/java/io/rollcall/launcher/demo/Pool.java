package io.rollcall.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A seat pool as the admin API shows it.
 *
 * @param purchased negative when the pool is not limited
 */
record Pool(String seatType, String name, int allocated, int waiting, int purchased) {
    static Pool of(JsonNode json) {
        return new Pool(
                json.required("seatType").asText(),
                json.required("name").asText(),
                json.required("allocated").asInt(),
                json.required("waiting").asInt(),
                json.path("purchased").asInt(-1));
    }

    String describe() {
        var taken = purchased < 0
                ? "%d %s seats taken (no limit)".formatted(allocated, name)
                : "%d of %d %s seats taken".formatted(allocated, purchased, name);
        return waiting == 0 ? taken : taken + ", %d people waiting".formatted(waiting);
    }
}
