package io.rollcall.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions pinned in the parent POM, as the build wrote them into the jar. */
public record Versions(String rollcall, String keycloak) {
    public static Versions load() {
        var properties = new Properties();
        try (var in = Versions.class.getResourceAsStream("versions.properties")) {
            if (in == null) {
                throw new IllegalStateException("versions.properties is missing from the jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(properties.getProperty("rollcall"), properties.getProperty("keycloak"));
    }
}
