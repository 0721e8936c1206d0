package io.rollcall.provisioning.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.provisioning.account.Profile;
import io.rollcall.provisioning.account.ProfileField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an admin changes of a member.
 *
 * @param profile new values; an empty one is taken away
 * @param tags all tags from now on; absent when they stay
 * @param fields new values of declared columns
 */
public record MemberPatch(
        Map<ProfileField, Optional<String>> profile,
        @Nullable List<String> tags,
        Map<String, JsonNode> fields) {

    public MemberPatch {
        profile = Map.copyOf(profile);
        fields = Map.copyOf(fields);
    }

    /** The new value of an attribute that is among the changes. */
    public Optional<String> valueOf(ProfileField field) {
        return profile.getOrDefault(field, Optional.empty());
    }

    /** The attributes that would not be what they are. */
    public List<ProfileField> changesOf(Profile present) {
        return profile.entrySet().stream()
                .filter(it ->
                        !it.getValue().equals(Optional.ofNullable(it.getKey().of(present))))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
