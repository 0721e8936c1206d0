package io.rollcall.rbac;

import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.yaml.YamlCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The catalogue that is shipped. */
public final class Catalogues {

    private Catalogues() {}

    /** deploy/catalogue.yaml. */
    public static Catalogue shipped() {
        return YamlCatalogue.read("catalogue.yaml", shippedText());
    }

    public static String shippedText() {
        try (var in = Catalogues.class.getResourceAsStream("/catalogue.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
