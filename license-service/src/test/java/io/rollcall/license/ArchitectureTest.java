package io.rollcall.license;

import io.rollcall.kit.testing.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {

    ArchitectureTest() {
        super("io.rollcall.license");
    }
}
