package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.KeyLimits;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is looked up about a group, derived from the resource. */
public record GroupColumns(
        String displayName, String displayNameKey, @Nullable String externalId, List<IndexedValue> indexedValues) {
    public GroupColumns {
        indexedValues = List.copyOf(indexedValues);
    }

    /** For a fact about the group, when nothing of it changes. */
    public static GroupColumns of(ObjectNode resource) {
        return of(resource, ResourceTypes.STANDARD.group());
    }

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue if a value is too long */
    public static GroupColumns of(ObjectNode resource, ResourceType type) {
        String displayName = resource.path("displayName").asText();
        JsonNode externalId = resource.get("externalId");
        return new GroupColumns(
                displayName,
                Objects.requireNonNull(KeyLimits.fold("displayName", displayName)),
                externalId == null ? null : KeyLimits.check("externalId", externalId.asText()),
                IndexedValue.of(resource, type));
    }
}
