package io.rollcall.scim.dialect;

import java.util.Set;

/** Any client of which nothing is known. */
public record Generic() implements IdentityProvider {
    @Override
    public String key() {
        return "generic";
    }

    @Override
    public String title() {
        return "Any SCIM 2.0 client";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("lenient", "other");
    }
}
