package io.rollcall.kit.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a body may be: most paths take little, and one kind of path may take more. */
@ApplicationScoped
class BodySizes {

    private final long most;
    private final Optional<String> largeSuffix;
    private final long mostOfLarge;

    BodySizes(
            @ConfigProperty(name = "rollcall.http.max-body-size") MemorySize most,
            @ConfigProperty(name = "rollcall.http.large-bodies.path-suffix") Optional<String> largeSuffix,
            @ConfigProperty(name = "rollcall.http.large-bodies.max-size") MemorySize mostOfLarge) {
        this.most = most.asLongValue();
        this.largeSuffix = largeSuffix;
        this.mostOfLarge = mostOfLarge.asLongValue();
    }

    long limit(RoutingContext request) {
        String path = request.request().path();
        return path != null && largeSuffix.filter(path::endsWith).isPresent() ? mostOfLarge : most;
    }
}
