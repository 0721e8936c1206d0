package io.rollcall.gateway;

import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.gateway.testing.GatewayTest;
import io.rollcall.kit.testing.LimitContract;

@QuarkusTest
@GatewayTest
class LimitTest extends LimitContract {}
