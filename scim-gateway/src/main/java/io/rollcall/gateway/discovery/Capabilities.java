package io.rollcall.gateway.discovery;

import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import java.util.List;

/** The types and schemas of this server. */
public final class Capabilities {
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
