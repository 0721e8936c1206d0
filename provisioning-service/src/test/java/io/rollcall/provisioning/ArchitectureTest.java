package io.rollcall.provisioning;

import io.rollcall.kit.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {

    ArchitectureTest() {
        super("io.rollcall.provisioning");
    }
}
