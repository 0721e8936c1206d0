package io.rollcall.kit.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves it to {@link UriGuard} to refuse malformed URIs: Quarkus does so before any of our code runs, with an empty
 * body. The property is read when the HTTP server is prepared, in a native image while it is built; the configuration
 * is made before that.
 */
public final class UriChecks implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
