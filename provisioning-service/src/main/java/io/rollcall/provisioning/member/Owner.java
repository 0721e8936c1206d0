package io.rollcall.provisioning.member;

import io.rollcall.events.DirectoryId;
import org.jspecify.annotations.Nullable;

/**
 * The directory that owns what is said about a person.
 *
 * @param name what the tenant calls the directory; absent as long as the gateway has not told
 * @param provider which identity provider it connects
 */
public record Owner(
        DirectoryId id, @Nullable String name, @Nullable String provider) {

    /** The words for an admin. */
    public String words() {
        return name == null ? "the directory " + id : "the directory \"" + name + "\" (" + id + ")";
    }
}
