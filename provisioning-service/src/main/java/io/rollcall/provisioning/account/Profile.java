package io.rollcall.provisioning.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.DirectoryUser;
import org.jspecify.annotations.Nullable;

/** The attributes of a person that the product shows; all of them belong to the identity provider. */
public record Profile(
        String userName,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        @Nullable String title,
        @Nullable String department) {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    public static Profile of(DirectoryUser user) {
        JsonNode resource = user.resource();
        JsonNode name = resource.path("name");
        return new Profile(
                user.userName(),
                user.externalId(),
                user.displayName(),
                text(name, "givenName"),
                text(name, "familyName"),
                user.primaryEmail(),
                text(resource, "title"),
                text(resource.path(ENTERPRISE), "department"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
