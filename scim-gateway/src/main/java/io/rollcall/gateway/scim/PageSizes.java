package io.rollcall.gateway.scim;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many resources a page has if the client does not say, and at most. */
@ApplicationScoped
public class PageSizes {
    private final int usual;
    private final int most;

    public PageSizes(
            @ConfigProperty(name = "rollcall.scim.default-page-size") int usual,
            @ConfigProperty(name = "rollcall.scim.max-page-size") int most) {
        if (usual < 1 || most < usual) {
            throw new IllegalArgumentException(
                    "rollcall.scim.default-page-size must be between 1 and rollcall.scim.max-page-size");
        }
        this.usual = usual;
        this.most = most;
    }

    public int usual() {
        return usual;
    }

    public int most() {
        return most;
    }
}
