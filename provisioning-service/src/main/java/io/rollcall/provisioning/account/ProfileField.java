package io.rollcall.provisioning.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attributes of a profile by the names that the API gives them. Once a directory has the person, they are its. */
public enum ProfileField {
    USER_NAME("userName", Profile::userName),
    EXTERNAL_ID("externalId", Profile::externalId),
    DISPLAY_NAME("displayName", Profile::displayName),
    GIVEN_NAME("givenName", Profile::givenName),
    FAMILY_NAME("familyName", Profile::familyName),
    EMAIL("email", Profile::email),
    TITLE("title", Profile::title),
    DEPARTMENT("department", Profile::department);

    private final String word;
    private final Function<Profile, @Nullable String> value;

    ProfileField(String word, Function<Profile, @Nullable String> value) {
        this.word = word;
        this.value = value;
    }

    public static Optional<ProfileField> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    public String word() {
        return word;
    }

    public @Nullable String of(Profile profile) {
        return value.apply(profile);
    }

    /** Whether somebody else must not have the same. */
    public boolean identifies() {
        return this == USER_NAME || this == EMAIL;
    }
}
