package io.rollcall.gateway;

import io.rollcall.kit.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {

    ArchitectureTest() {
        super("io.rollcall.gateway");
    }
}
