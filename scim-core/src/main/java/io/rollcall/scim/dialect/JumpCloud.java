package io.rollcall.scim.dialect;

import org.jspecify.annotations.Nullable;

/**
 * JumpCloud: PUT for users with null for what is not there, PATCH for groups with Entra's remove by value, and the
 * enterprise extension listed whether or not it is there.
 */
public record JumpCloud() implements IdentityProvider {
    @Override
    public String key() {
        return "jumpcloud";
    }

    @Override
    public String title() {
        return "JumpCloud";
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("jumpcloud");
    }
}
