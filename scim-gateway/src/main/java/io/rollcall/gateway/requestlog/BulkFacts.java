package io.rollcall.gateway.requestlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the operations of a bulk request ended. */
record BulkFacts(int done, int failed) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param answer null if it is not known */
    static BulkFacts of(byte @Nullable [] answer) {
        int done = 0;
        int failed = 0;
        try {
            JsonNode operations = answer == null ? null : JSON.readTree(answer).get("Operations");
            if (operations != null) {
                for (JsonNode operation : operations) {
                    boolean succeeded = operation.path("status").asText().startsWith("2");
                    done += succeeded ? 1 : 0;
                    failed += succeeded ? 0 : 1;
                }
            }
        } catch (IOException e) {
            return new BulkFacts(0, 0);
        }
        return new BulkFacts(done, failed);
    }

    String tell() {
        if (done + failed == 0) {
            return "";
        }
        String text = ": " + done + (done == 1 ? " operation done" : " operations done");
        return failed == 0 ? text : text + ", " + failed + " failed";
    }
}
