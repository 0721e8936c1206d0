package io.rollcall.scim.dialect;

import java.util.Set;

/** RFC 7643 and RFC 7644 to the letter. */
public record Strict() implements IdentityProvider {
    @Override
    public String key() {
        return "strict";
    }

    @Override
    public String title() {
        return "RFC 7644, strictly";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("rfc", "rfc7644");
    }

    @Override
    public Dialect dialect() {
        return Dialect.strict();
    }
}
