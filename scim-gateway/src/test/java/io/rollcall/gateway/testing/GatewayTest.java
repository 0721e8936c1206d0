package io.rollcall.gateway.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.rollcall.testing.RollcallTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a {@code @QuarkusTest} the gateway's own database, and Kafka. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@QuarkusTestResource(value = RollcallTestResource.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
public @interface GatewayTest {}
