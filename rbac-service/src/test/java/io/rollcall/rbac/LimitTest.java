package io.rollcall.rbac;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.kit.testing.LimitContract;
import io.rollcall.testing.RollcallTestResource;
import java.util.Map;

@QuarkusTest
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "rbac"))
class LimitTest extends LimitContract {

    @Override
    protected Map<String, String> pathValues() {
        return Map.of("permission", "ats.jobs:edit");
    }
}
