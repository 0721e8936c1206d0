package io.rollcall.gateway.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.scim.IndexedValue;
import io.rollcall.gateway.scim.KeyLimits;
import io.rollcall.gateway.scim.ResourceTypes;
import io.rollcall.scim.schema.ResourceType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is looked up about a person, derived from the resource. Keys are folded. */
public record UserColumns(
        boolean active,
        String userName,
        String userNameKey,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String displayNameKey,
        @Nullable String primaryEmail,
        @Nullable String primaryEmailKey,
        List<String> emailKeys,
        List<IndexedValue> indexedValues) {
    public UserColumns {
        emailKeys = List.copyOf(emailKeys);
        indexedValues = List.copyOf(indexedValues);
    }

    /** For a fact about the person, when nothing of theirs changes. */
    public static UserColumns of(ObjectNode resource) {
        return of(resource, ResourceTypes.STANDARD.user());
    }

    /** @throws io.rollcall.scim.message.ScimException 400 invalidValue if a value is too long */
    public static UserColumns of(ObjectNode resource, ResourceType type) {
        String userName = Objects.requireNonNull(text(resource, "userName"), "scim-core requires userName");
        String externalId = text(resource, "externalId");
        String displayName = text(resource, "displayName");
        String email = primaryEmail(resource.path("emails"));
        return new UserColumns(
                resource.path("active").asBoolean(true),
                userName,
                Objects.requireNonNull(KeyLimits.fold("userName", userName)),
                externalId == null ? null : KeyLimits.check("externalId", externalId),
                displayName,
                KeyLimits.fold("displayName", displayName),
                email,
                KeyLimits.fold("emails.value", email),
                emailKeys(resource.path("emails")),
                IndexedValue.of(resource, type));
    }

    private static @Nullable String text(ObjectNode resource, String attribute) {
        JsonNode value = resource.get(attribute);
        return value == null ? null : value.asText();
    }

    private static @Nullable String primaryEmail(JsonNode emails) {
        String first = null;
        for (JsonNode email : emails) {
            String value = email.path("value").textValue();
            if (value != null && email.path("primary").asBoolean()) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first;
    }

    private static List<String> emailKeys(JsonNode emails) {
        if (emails.isEmpty()) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode email : emails) {
            String key = KeyLimits.fold("emails.value", email.path("value").textValue());
            if (key != null) {
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }
}
