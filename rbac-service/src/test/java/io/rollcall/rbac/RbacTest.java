package io.rollcall.rbac;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.rollcall.testing.RollcallTestResource;
import java.util.concurrent.atomic.AtomicInteger;

/** The running service with a database and a broker of its own. Every test takes a tenant of its own. */
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "rbac"))
public abstract class RbacTest {

    private static final AtomicInteger TENANTS = new AtomicInteger();

    protected final String tenant =
            getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + "-" + TENANTS.incrementAndGet();

    protected String path(String rest) {
        return "/api/v1/tenants/" + tenant + rest;
    }
}
