package io.rollcall.provisioning;

import io.rollcall.kit.testing.LimitContract;

@ServiceTest
class LimitTest extends LimitContract {}
