package io.rollcall.rbac.catalogue.yaml;

import io.quarkus.runtime.Startup;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.InvalidCatalogueException;
import io.rollcall.rbac.catalogue.Violation;
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

/** The catalogue of this process: the file that is configured, or the one that is packaged. */
@Singleton
class CatalogueSource {

    private static final String PACKAGED = "catalogue.yaml";

    private final Optional<Path> file;

    CatalogueSource(@ConfigProperty(name = "rollcall.catalogue.file") Optional<Path> file) {
        this.file = file;
    }

    /** At start, so that the service does not start with a catalogue that cannot be used. */
    @Produces
    @Singleton
    @Startup
    Catalogue catalogue() {
        return file.map(CatalogueSource::read).orElseGet(CatalogueSource::packaged);
    }

    private static Catalogue read(Path file) {
        try {
            return YamlCatalogue.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new InvalidCatalogueException(
                    file.toString(), List.of(new Violation("file", "cannot be read: " + e)));
        }
    }

    private static Catalogue packaged() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw new IllegalStateException(PACKAGED + " is missing from the application");
            }
            return YamlCatalogue.read(PACKAGED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
