package io.rollcall.gateway.dialect.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.gateway.dialect.Switch;
import io.rollcall.scim.dialect.IdentityProvider;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a directory are read.
 *
 * @param dialect the key of the dialect that counts
 * @param name its name for people
 * @param source where it comes from
 * @param override what an administrator set
 * @param detected what requests have shown, whether or not it counts
 * @param switches every switch with its value and with what it would be if nobody had set it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DialectView(
        String dialect,
        String name,
        DirectoryProfile.Source source,
        @Nullable String override,
        @Nullable DetectedView detected,
        Map<String, SwitchView> switches) {
    public DialectView {
        switches = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(switches));
    }

    /** What requests have shown, and by what. */
    public record DetectedView(String dialect, String name, String evidence, Instant at) {}

    /** One switch. */
    public record SwitchView(boolean value, boolean standard) {}

    static DialectView of(DirectoryProfile profile) {
        IdentityProvider override = profile.override();
        Map<String, SwitchView> switches = new LinkedHashMap<>();
        for (Switch one : Switch.values()) {
            switches.put(one.key(), new SwitchView(profile.on(one), one.standard(profile.provider())));
        }
        return new DialectView(
                profile.provider().key(),
                profile.provider().title(),
                profile.source(),
                override == null ? null : override.key(),
                detected(profile.detected()),
                switches);
    }

    private static @Nullable DetectedView detected(DirectoryProfile.@Nullable Detected detected) {
        return detected == null
                ? null
                : new DetectedView(
                        detected.provider().key(),
                        detected.provider().title(),
                        detected.evidence().reason(),
                        detected.at());
    }
}
