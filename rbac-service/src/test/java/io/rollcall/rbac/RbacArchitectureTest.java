package io.rollcall.rbac;

import io.rollcall.kit.testing.ArchitectureContract;

class RbacArchitectureTest extends ArchitectureContract {

    RbacArchitectureTest() {
        super("io.rollcall.rbac");
    }
}
