package io.rollcall.provisioning.setting.yaml;

import io.quarkus.runtime.Startup;
import io.rollcall.provisioning.setting.InvalidSettingsException;
import io.rollcall.provisioning.setting.SettingCatalogue;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of this process: those of the file that is configured, or of the one that is packaged. */
@Singleton
class SettingsSource {

    private static final String PACKAGED = "data-capture.yaml";

    private final Optional<Path> file;

    SettingsSource(@ConfigProperty(name = "rollcall.data-capture.file") Optional<Path> file) {
        this.file = file;
    }

    /** At start, so that the service does not start with settings that cannot be used. */
    @Produces
    @Singleton
    @Startup
    SettingCatalogue catalogue() {
        return file.map(SettingsSource::read).orElseGet(SettingsSource::packaged);
    }

    private static SettingCatalogue read(Path file) {
        try {
            return YamlSettings.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new InvalidSettingsException(file.toString(), List.of("cannot be read: " + e));
        }
    }

    private static SettingCatalogue packaged() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw new IllegalStateException(PACKAGED + " is missing from the application");
            }
            return YamlSettings.read(PACKAGED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
