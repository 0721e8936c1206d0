package io.rollcall.rbac.catalogue.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.rbac.Catalogues;
import io.rollcall.rbac.catalogue.Catalogue;
import io.rollcall.rbac.catalogue.InvalidCatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlCatalogueTest {

    private static final String SMALL = """
            modules:
              sourcing:
                title: Sourcing
                features:
                  search:
                    title: Search
                    permissions:
                      use: { title: Use it, seat: full }
            roles:
              admin: { name: Admin, description: All of it, grants: { modules: ["*"] } }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sourcing.search:use",
                "outreach.sequences:send",
                "analytics.reports:view",
                "scheduling.calendars:manage",
                "ats.jobs:edit"
            })
    void the_shipped_catalogue_has_the_permissions_of_the_demo_and_they_need_no_seat(String permission) {
        Catalogue catalogue = Catalogues.shipped();

        assertThat(catalogue.tree().find(permission))
                .hasValueSatisfying(found -> assertThat(found.seat()).isNull());
    }

    @Test
    void layout_and_comments_do_not_change_the_version() {
        // Given
        String before = YamlCatalogue.read("a.yaml", SMALL).version();

        // When
        String after = YamlCatalogue.read("b.yaml", "# a comment\n\n" + SMALL).version();

        // Then
        assertThat(after).isEqualTo(before).hasSize(12);
    }

    @Test
    void any_other_content_has_another_version() {
        // Given
        String before = YamlCatalogue.read("a.yaml", SMALL).version();

        // When
        String after =
                YamlCatalogue.read("a.yaml", SMALL.replace(", seat: full", "")).version();

        // Then
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void everything_that_is_wrong_is_listed_with_its_path() {
        // Given
        String broken = SMALL.replace("title: Search", "titel: Search")
                .replace("seat: full", "seat: Full Seat")
                .replace("[\"*\"]", "[sorcing]");

        // When
        var refused =
                catchThrowableOfType(InvalidCatalogueException.class, () -> YamlCatalogue.read("vendor.yaml", broken));

        // Then
        assertThat(refused)
                .hasMessageContaining("catalogue vendor.yaml is not valid:")
                .hasMessageContaining("modules.sourcing.features.search.titel: unknown field; known are title")
                .hasMessageContaining("modules.sourcing.features.search.title: is missing")
                .hasMessageContaining("permissions.use.seat: 'Full Seat' is not a seat type")
                .hasMessageContaining("roles.admin.grants.modules: unknown module 'sorcing'; did you mean sourcing?");
    }

    @Test
    void a_syntax_error_names_the_line() {
        var refused = catchThrowableOfType(
                InvalidCatalogueException.class, () -> YamlCatalogue.read("vendor.yaml", "modules:\n  a: [\n"));

        assertThat(refused).hasMessageContaining("vendor.yaml").hasMessageContaining("line ");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        // Given
        String twice = SMALL.replace("roles:", "modules: {}\nroles:");

        // When
        var refused =
                catchThrowableOfType(InvalidCatalogueException.class, () -> YamlCatalogue.read("vendor.yaml", twice));

        // Then
        assertThat(refused).hasMessageContaining("uplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "text", "modules: 1\nroles: 2", "modules: {A b: {}}\nroles: {}", "null"})
    void what_is_no_catalogue_is_refused(String text) {
        var refused =
                catchThrowableOfType(InvalidCatalogueException.class, () -> YamlCatalogue.read("vendor.yaml", text));

        assertThat(refused.violations()).isNotEmpty();
    }

    @Test
    void two_roles_of_one_name_are_refused() {
        // Given
        String twice = SMALL + "  boss: { name: ADMIN, description: The same name, grants: { modules: [sourcing] } }\n";

        // When
        var refused =
                catchThrowableOfType(InvalidCatalogueException.class, () -> YamlCatalogue.read("vendor.yaml", twice));

        // Then
        assertThat(refused).hasMessageContaining("roles.boss.name: 'ADMIN' is the name of another role");
    }
}
