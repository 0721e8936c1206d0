package io.rollcall.gateway.discovery;

import io.rollcall.events.EventType;
import io.rollcall.gateway.access.AccessTypes;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schema;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The types and schemas of this server. */
public final class Capabilities {
    /** The event URIs of RFC 9967 that the topics carry, as {@code ce_scimevent}; requests are never asynchronous. */
    public static final List<String> EVENTS = Arrays.stream(EventType.values())
            .flatMap(type -> type.scimEventUri().stream())
            .distinct()
            .sorted()
            .toList();

    private Capabilities() {}

    /** The types of resources of the caller's directory. */
    public static List<ResourceType> types(Caller caller) {
        List<ResourceType> types = new ArrayList<>(caller.types().all());
        types.addAll(AccessTypes.ALL);
        return types;
    }

    /** Their schemas and extensions, and those of the discovery documents. */
    public static List<Schema> schemas(Caller caller) {
        List<Schema> schemas = new ArrayList<>(ResourceTypes.schemas(types(caller)));
        schemas.addAll(Schemas.ofDiscovery());
        return schemas;
    }
}
