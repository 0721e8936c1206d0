package io.rollcall.scim.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Google Workspace: users only, plain JSON, the URIs of SCIM 1.1 beside those of 2.0. */
public record GoogleWorkspace() implements IdentityProvider {
    @Override
    public String key() {
        return "google";
    }

    @Override
    public String title() {
        return "Google Workspace";
    }

    @Override
    public Set<String> aliases() {
        return Set.of("google-workspace", "gsuite");
    }

    @Override
    public @Nullable String recognise(RequestTraits request) {
        return request.agent("google-auto-provisioning");
    }

    @Override
    public ObjectNode resource(ObjectNode body) {
        return Version1Names.replace(body);
    }
}
