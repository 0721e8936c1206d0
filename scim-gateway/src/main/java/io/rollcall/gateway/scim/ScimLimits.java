package io.rollcall.gateway.scim;

import io.quarkus.runtime.configuration.MemorySize;
import io.rollcall.scim.filter.FilterLimits;
import io.rollcall.scim.json.JsonLimits;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much one request may ask for. What exceeds a limit is refused with an error that names it. */
@ApplicationScoped
public class ScimLimits {
    private final JsonLimits json;
    private final FilterLimits filter;
    private final int patchOperations;

    public ScimLimits(
            @ConfigProperty(name = "rollcall.scim.max-body-size") MemorySize maxBodySize,
            @ConfigProperty(name = "rollcall.scim.max-json-depth") int maxJsonDepth,
            @ConfigProperty(name = "rollcall.scim.filter.max-length") int maxFilterLength,
            @ConfigProperty(name = "rollcall.scim.filter.max-depth") int maxFilterDepth,
            @ConfigProperty(name = "rollcall.scim.filter.max-terms") int maxFilterTerms,
            @ConfigProperty(name = "rollcall.scim.patch.max-operations") int patchOperations) {
        this.json = new JsonLimits(Math.toIntExact(maxBodySize.asLongValue()), maxJsonDepth);
        this.filter = new FilterLimits(maxFilterLength, maxFilterDepth, maxFilterTerms);
        this.patchOperations = patchOperations;
    }

    public JsonLimits json() {
        return json;
    }

    public FilterLimits filter() {
        return filter;
    }

    public int patchOperations() {
        return patchOperations;
    }
}
