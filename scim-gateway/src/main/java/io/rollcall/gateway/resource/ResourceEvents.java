package io.rollcall.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.events.AttributeChange;
import io.rollcall.events.DirectoryResource;
import io.rollcall.events.DirectoryResourceCreated;
import io.rollcall.events.DirectoryResourceDeleted;
import io.rollcall.events.DirectoryResourceEvent;
import io.rollcall.events.DirectoryResourceUpdated;
import io.rollcall.gateway.scim.Caller;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import java.time.Instant;

/** The facts about resources of one type, as they are published. */
public record ResourceEvents(Caller caller, ResourceType type) {

    public DirectoryResourceEvent created(StoredResource stored, ObjectNode resource) {
        return new DirectoryResourceCreated(
                stored.createdAt(), state(stored, stored.version(), resource), caller.cause());
    }

    public DirectoryResourceEvent updated(StoredResource stored, PatchResult change) {
        return new DirectoryResourceUpdated(
                stored.lastModified(),
                state(stored, stored.version(), change.resource()),
                change.changes().stream()
                        .map(difference ->
                                new AttributeChange(difference.path(), difference.before(), difference.after()))
                        .toList(),
                caller.cause());
    }

    /** @param last as it was until now; the deletion is its next version */
    public DirectoryResourceEvent deleted(StoredResource last, ObjectNode resource, Instant at) {
        return new DirectoryResourceDeleted(at, state(last, last.version() + 1, resource), caller.cause());
    }

    private DirectoryResource state(StoredResource stored, long version, ObjectNode resource) {
        JsonNode externalId = resource.get("externalId");
        return new DirectoryResource(
                caller.tenant(),
                caller.directory(),
                stored.id(),
                type.name(),
                version,
                externalId == null ? null : externalId.asText(),
                resource);
    }
}
