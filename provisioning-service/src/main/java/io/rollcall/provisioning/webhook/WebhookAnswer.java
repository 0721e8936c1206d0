package io.rollcall.provisioning.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending one message.
 *
 * @param status of the HTTP answer, null if there was none
 * @param error why there was none, or null
 * @param retryAfter what the receiver asked for
 */
public record WebhookAnswer(
        @Nullable Integer status,
        @Nullable String error,
        Duration took,
        @Nullable Duration retryAfter) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int GONE = 410;

    public boolean delivered() {
        return status != null && status >= OK && status < REDIRECT;
    }

    /** The receiver wants nothing any more. */
    public boolean gone() {
        return status != null && status == GONE;
    }

    public String inWords() {
        return status == null ? String.valueOf(error) : "it answered " + status;
    }
}
