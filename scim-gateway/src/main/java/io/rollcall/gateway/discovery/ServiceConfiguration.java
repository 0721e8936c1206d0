package io.rollcall.gateway.discovery;

import io.rollcall.gateway.bulk.BulkLimits;
import io.rollcall.gateway.scim.Cursors;
import io.rollcall.gateway.scim.PageSizes;
import io.rollcall.scim.schema.ServiceProviderConfig;
import io.rollcall.scim.schema.ServiceProviderConfig.AuthenticationScheme;
import io.rollcall.scim.schema.ServiceProviderConfig.Bulk;
import io.rollcall.scim.schema.ServiceProviderConfig.Pagination;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this server can do, and nothing that it cannot, with the limits it is configured with. */
@ApplicationScoped
public class ServiceConfiguration {
    private static final String DOCUMENTATION = "https://www.rfc-editor.org/rfc/rfc7644";

    private final ServiceProviderConfig config;

    public ServiceConfiguration(PageSizes sizes, Cursors cursors, BulkLimits bulk) {
        this.config = new ServiceProviderConfig(
                DOCUMENTATION,
                true,
                new Bulk(true, bulk.maxOperations(), bulk.maxPayloadSize()),
                sizes.most(),
                false,
                true,
                true,
                new Pagination(
                        true,
                        sizes.usual(),
                        sizes.most(),
                        Math.toIntExact(cursors.timeout().toSeconds())),
                List.of(
                        AuthenticationScheme.bearerToken(),
                        AuthenticationScheme.clientCredentials("{base URL}/oauth2/token")),
                List.of());
    }

    public ServiceProviderConfig config() {
        return config;
    }
}
