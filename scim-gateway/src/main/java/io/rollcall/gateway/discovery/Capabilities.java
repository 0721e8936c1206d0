package io.rollcall.gateway.discovery;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ListQuery;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.ServiceProviderConfig;
import io.rollcall.scim.schema.ServiceProviderConfig.AuthenticationScheme;
import io.rollcall.scim.schema.ServiceProviderConfig.Bulk;
import io.rollcall.scim.schema.ServiceProviderConfig.Pagination;
import java.util.List;

/** What this server can do, and nothing that it cannot. */
public final class Capabilities {
    /** Bulk is not there; authentik takes the number as the most operations of a PATCH all the same. */
    private static final int PATCH_OPERATIONS = 1000;

    private static final String DOCUMENTATION = "https://www.rfc-editor.org/rfc/rfc7644";

    public static final ServiceProviderConfig CONFIG = new ServiceProviderConfig(
            DOCUMENTATION,
            true,
            new Bulk(false, PATCH_OPERATIONS, 0),
            ListQuery.MAX_COUNT,
            false,
            false,
            true,
            new Pagination(false, ListQuery.DEFAULT_COUNT, ListQuery.MAX_COUNT, 0),
            List.of(AuthenticationScheme.bearerToken()));

    private Capabilities() {}

    /** The types of resources of the caller's directory. */
    public static List<ResourceType> types(Caller caller) {
        return caller.types().all();
    }

    /** Their schemas and extensions. */
    public static List<Schema> schemas(Caller caller) {
        return ResourceTypes.schemas(types(caller));
    }
}
