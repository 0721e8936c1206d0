package io.rollcall.provisioning.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.events.DirectoryUser;
import io.rollcall.events.UserId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a person that the product shows. They belong to the identity provider as soon as it has the person.
 */
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

    /** Of somebody of whom only the address is known: they sign in with it. */
    public static Profile ofAddress(String email, @Nullable String displayName) {
        return new Profile(email, null, displayName, null, null, email, null, null);
    }

    /** The profile with some attributes changed; an empty one is taken away. */
    public Profile with(Map<ProfileField, Optional<String>> changes) {
        return new Profile(
                changes.getOrDefault(ProfileField.USER_NAME, Optional.empty()).orElse(userName),
                changed(changes, ProfileField.EXTERNAL_ID),
                changed(changes, ProfileField.DISPLAY_NAME),
                changed(changes, ProfileField.GIVEN_NAME),
                changed(changes, ProfileField.FAMILY_NAME),
                changed(changes, ProfileField.EMAIL),
                changed(changes, ProfileField.TITLE),
                changed(changes, ProfileField.DEPARTMENT));
    }

    private @Nullable String changed(Map<ProfileField, Optional<String>> changes, ProfileField field) {
        return changes.containsKey(field) ? changes.get(field).orElse(null) : field.of(this);
    }

    /** What is left of somebody who was erased: the id stands where the name was. */
    public static Profile erased(UserId id) {
        return new Profile(id.toString(), null, null, null, null, null, null, null);
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
