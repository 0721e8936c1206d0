package io.rollcall.scim.dialect;

import org.jspecify.annotations.Nullable;

/** Rippling: sends whole requests again when an answer is lost, so removing what is gone already succeeds. */
public record Rippling() implements IdentityProvider {
    @Override
    public String key() {
        return "rippling";
    }

    @Override
    public String title() {
        return "Rippling";
    }

    @Override
    public Dialect dialect() {
        return Dialect.lenient().with(Leniency.REMOVE_ABSENT);
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("rippling");
    }
}
