package io.rollcall.kit.outbox;

import java.util.List;

/** Where the relay publishes to. */
interface EventSink extends AutoCloseable {

    /**
     * Returns when every row is durably published, in the given order per key. When it throws, some may have been:
     * the relay closes the sink, opens another one and publishes all of them again.
     */
    void publish(List<OutboxRow> rows) throws InterruptedException;

    /** Gives up whatever is still unsent. */
    @Override
    void close();
}
