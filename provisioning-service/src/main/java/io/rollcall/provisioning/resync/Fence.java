package io.rollcall.provisioning.resync;

/** Waits for events in flight. */
public interface Fence {

    /**
     * Returns when every service has consumed what the topics held when it was called, and what followed from that; or
     * after a while, under a load that does not end.
     */
    void await() throws InterruptedException;
}
