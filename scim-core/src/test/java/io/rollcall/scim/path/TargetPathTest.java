package io.rollcall.scim.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "name.givenName",
                "emails[type eq \"work\"]",
                "emails[type eq \"work\"].value",
                "emails[value eq \"a]b\"].display",
                "members[value eq \"6f1c\"]",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "urn:example:tenant:1.5",
            })
    void readsAndPrintsPaths(String text) {
        TargetPath path = TargetPath.parse(" " + text + " ", Dialect.strict());

        assertThat(path).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "emails[",
                "emails]",
                "emails[]",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"]value",
                "emails[type eq \"work\"].",
                "emails[type eq \"work\"].value.x",
                "[type eq \"work\"]",
                "a.b.c",
                "a b",
                "name.",
                "foo:bar",
                "emails[a[b eq 1] pr]",
            })
    void refusesOthers(String text) {
        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> TargetPath.parse(text, Dialect.lenient()));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_PATH);
    }

    @Provide
    Arbitrary<String> wordSalad() {
        return Arbitraries.of(
                        "emails",
                        "name",
                        "[",
                        "]",
                        ".",
                        "type eq \"x\"",
                        " ",
                        "urn:a:2.0:B",
                        ":",
                        "\"",
                        "not(",
                        "value")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join("", words));
    }

    @Property(tries = 2000)
    void wordSaladIsReadOrRefused(@ForAll("wordSalad") String text) {
        Optional<TargetPath> read = readOrRefuse(text);

        assertThat(read.map(path -> TargetPath.parse(path.toString(), Dialect.lenient())))
                .isEqualTo(read);
    }

    private static Optional<TargetPath> readOrRefuse(String text) {
        try {
            return Optional.of(TargetPath.parse(text, Dialect.lenient()));
        } catch (ScimException e) {
            assertThat(e.error().scimType()).isEqualTo(ScimType.INVALID_PATH);
            return Optional.empty();
        }
    }
}
