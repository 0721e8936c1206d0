package io.rollcall.gateway.scim.store;

import java.util.concurrent.ThreadLocalRandom;

/** Writers add to a counter in a slot of their own, mostly, so that they do not wait for each other. */
public final class CountSlot {
    private static final int SLOTS = 16;

    private CountSlot() {}

    public static short any() {
        return (short) ThreadLocalRandom.current().nextInt(SLOTS);
    }
}
