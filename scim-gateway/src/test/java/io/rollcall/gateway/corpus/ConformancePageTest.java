package io.rollcall.gateway.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The conformance page says what the tests are. */
class ConformancePageTest {
    private static final Path PAGE = Path.of("../docs/scim-conformance.md");

    @Test
    void the_page_is_what_the_tests_say() throws IOException {
        String page = ConformancePage.render();
        if (System.getProperty("conformance.write") != null) {
            Files.writeString(PAGE, page);
        }

        String written = Files.readString(PAGE);

        assertThat(written)
                .as("rewrite it: ./mvnw -pl scim-gateway test -Dtest=ConformancePageTest -Dconformance.write")
                .isEqualTo(page);
    }
}
