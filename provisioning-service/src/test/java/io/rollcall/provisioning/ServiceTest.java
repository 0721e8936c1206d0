package io.rollcall.provisioning;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.rollcall.provisioning.preview.Owners;
import io.rollcall.testing.RollcallTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service with its database and Kafka. */
@QuarkusTest
@QuarkusTestResource(
        value = RollcallTestResource.class,
        initArgs = @ResourceArg(name = "service", value = "provisioning"))
@QuarkusTestResource(Owners.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceTest {}
