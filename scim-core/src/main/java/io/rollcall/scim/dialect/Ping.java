package io.rollcall.scim.dialect;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PingFederate and PingOne: PUT for users, PATCH or PUT for groups, which they find by reading the whole list. */
public record Ping() implements IdentityProvider {
    @Override
    public String key() {
        return "ping";
    }

    @Override
    public String title() {
        return "Ping Identity";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("pingfederate", "pingone", "ping-identity");
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("pingfederate", "pingone", "ping identity");
    }
}
