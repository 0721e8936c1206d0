package io.rollcall.license;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.testing.TenancyContract;
import io.rollcall.testing.RollcallTestResource;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "license"))
class TenancyTest extends TenancyContract {}
