package io.rollcall.gateway.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.KeyLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is looked up about a group, derived from the resource. */
public record GroupColumns(
        String displayName, String displayNameKey, @Nullable String externalId) {

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue if a value is too long */
    public static GroupColumns of(ObjectNode resource) {
        String displayName = resource.path("displayName").asText();
        JsonNode externalId = resource.get("externalId");
        return new GroupColumns(
                displayName,
                Objects.requireNonNull(KeyLimits.fold("displayName", displayName)),
                externalId == null ? null : KeyLimits.check("externalId", externalId.asText()));
    }
}
