package io.rollcall.gateway.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.TenantId;
import io.rollcall.gateway.scim.ETag;
import io.rollcall.scim.schema.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Roles and seats as SCIM resources, complete but for their address. */
@ApplicationScoped
public class AccessCatalogue {
    private final AccessStore store;

    public AccessCatalogue(AccessStore store) {
        this.store = store;
    }

    /** All resources of {@link AccessTypes#ROLE}, ENTITLEMENT or LICENSE; they are few. */
    public Uni<List<ObjectNode>> list(TenantId tenant, ResourceType type, String baseUrl) {
        return type == AccessTypes.ROLE
                ? store.roles(tenant)
                        .map(roles ->
                                roles.stream().map(role -> role(role, baseUrl)).toList())
                : store.seats(tenant)
                        .map(seats -> seats.stream()
                                .map(seat -> seat(seat, type, baseUrl))
                                .toList());
    }

    private static ObjectNode role(KnownRole role, String baseUrl) {
        ObjectNode resource = start(AccessTypes.ROLE, role.key(), role.name());
        resource.put("type", role.kind().equals("CUSTOM") ? "custom" : "predefined");
        resource.put("limitedAssignmentsPermitted", false);
        return end(resource, AccessTypes.ROLE, role.version(), role.changedAt(), baseUrl);
    }

    private static ObjectNode seat(KnownSeat seat, ResourceType type, String baseUrl) {
        ObjectNode resource = start(type, seat.seatType(), seat.name());
        resource.put("type", "seat");
        Integer purchased = seat.purchased();
        resource.put("limitedAssignmentsPermitted", purchased != null);
        if (purchased != null) {
            resource.put("totalAssignmentsPermitted", purchased);
        }
        resource.put("totalAssignmentsUsed", seat.allocated());
        return end(resource, type, seat.version(), seat.changedAt(), baseUrl);
    }

    private static ObjectNode start(ResourceType type, String key, String name) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.putArray("schemas").add(type.schema().id());
        return resource.put("id", key)
                .put("displayName", name)
                .put("value", key)
                .put("display", name)
                .put("enabled", true)
                .put("supported", true);
    }

    private static ObjectNode end(
            ObjectNode resource, ResourceType type, long version, Instant changedAt, String baseUrl) {
        resource.putObject("meta")
                .put("resourceType", type.name())
                .put("lastModified", changedAt.truncatedTo(ChronoUnit.MILLIS).toString())
                .put(
                        "location",
                        baseUrl + type.endpoint() + "/" + resource.path("id").asText())
                .put("version", ETag.of(version));
        return resource;
    }
}
