package io.rollcall.launcher.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private static final Set<String> PREDEFINED = Set.of("admin", "standard", "restricted");

    @Test
    void assignmentsNameRolesAndSeatsThatAreCreated() {
        var data = DemoData.load();

        assertThat(data.tenants()).extracting(DemoData.Tenant::id).containsExactly("acme", "globex", "initech");
        assertThat(data.tenants()).allSatisfy(tenant -> {
            assertThat(named(tenant.assignments(), "roles")).isSubsetOf(roles(tenant));
            assertThat(named(tenant.assignments(), "seats")).isSubsetOf(seatTypes(tenant));
        });
    }

    @Test
    void rolesGrantModulesOfTheCatalogue() throws Exception {
        var catalogue = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("..", "deploy", "catalogue.yaml").toFile());

        var granted = new HashSet<String>();
        DemoData.load().tenants().stream()
                .flatMap(tenant -> tenant.roles().stream())
                .forEach(role -> role.at("/grants/modules").forEach(module -> granted.add(module.asText())));

        assertThat(granted).hasSize(5).isSubsetOf(modules(catalogue));
    }

    private static Set<String> modules(JsonNode catalogue) {
        var modules = new HashSet<String>();
        catalogue
                .path("modules")
                .forEach(module -> modules.add(module.path("key").asText()));
        catalogue.path("modules").fieldNames().forEachRemaining(modules::add);
        return modules;
    }

    private static Set<String> named(JsonNode assignments, String field) {
        var names = new HashSet<String>();
        assignments.findValues(field).forEach(list -> list.forEach(name -> names.add(name.asText())));
        return names;
    }

    private static Set<String> roles(DemoData.Tenant tenant) {
        var roles = new HashSet<>(PREDEFINED);
        tenant.roles().forEach(role -> roles.add(role.required("key").asText()));
        return roles;
    }

    private static Set<String> seatTypes(DemoData.Tenant tenant) {
        var types = new HashSet<String>();
        tenant.seatPools().forEach(pool -> types.add(pool.required("seatType").asText()));
        return types;
    }
}
