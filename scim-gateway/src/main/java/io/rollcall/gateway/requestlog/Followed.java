package io.rollcall.gateway.requestlog;

import java.time.Instant;
import java.util.UUID;

/** What somebody who follows the request log is told. */
public sealed interface Followed {
    record Entry(LoggedRequest request) implements Followed {}

    /**
     * There were more requests at once than are told one by one. A search has those that are missing.
     *
     * @param cursor where the search starts: what is missing is older than this entry
     * @param from where it can stop
     */
    record Gap(UUID cursor, Instant from) implements Followed {}
}
