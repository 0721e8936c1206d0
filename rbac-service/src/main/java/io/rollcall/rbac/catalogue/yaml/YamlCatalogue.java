package io.rollcall.rbac.catalogue.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.CatalogueModule;
import io.rollcall.rbac.catalogue.InvalidCatalogueException;
import io.rollcall.rbac.catalogue.PermissionTree;
import io.rollcall.rbac.catalogue.PredefinedRole;
import io.rollcall.rbac.catalogue.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and validates a catalogue file. Reads a tree, not objects, so that every message can name the path. */
public final class YamlCatalogue {

    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private YamlCatalogue() {}

    /**
     * Reads a catalogue.
     *
     * @param file its name, for the messages
     * @throws InvalidCatalogueException listing everything that is wrong
     */
    public static Catalogue read(String file, String yaml) {
        List<Violation> violations = new ArrayList<>();
        YamlNode root = new YamlNode("", parse(file, yaml), violations);
        root.allowOnly("modules", "roles");
        List<CatalogueModule> modules = new ModuleReader().read(root.child("modules"));
        PermissionTree tree = new PermissionTree(modules);
        List<PredefinedRole> roles = new PredefinedRoleReader(tree, violations).read(root.child("roles"));
        if (!violations.isEmpty()) {
            throw new InvalidCatalogueException(file, violations);
        }
        return Catalogue.of(modules, roles);
    }

    private static JsonNode parse(String file, String yaml) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JacksonException e) {
            var where = e.getLocation();
            String path = where == null ? "file" : "line " + where.getLineNr() + ", column " + where.getColumnNr();
            throw new InvalidCatalogueException(file, List.of(new Violation(path, firstLine(e.getOriginalMessage()))));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not YAML");
    }
}
