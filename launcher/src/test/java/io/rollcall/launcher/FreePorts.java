package io.rollcall.launcher;

import io.rollcall.testing.FreePort;
import java.io.IOException;

/** Finds a block of ports for a stack. */
final class FreePorts {
    private static final int ATTEMPTS = 50;

    private FreePorts() {}

    static Ports block() throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var ports = new Ports(Math.min(FreePort.find(), 65_000));
            if (ports.byName().values().stream().noneMatch(Preflight::isTaken)) {
                return ports;
            }
        }
        throw new IOException("no block of free ports");
    }
}
