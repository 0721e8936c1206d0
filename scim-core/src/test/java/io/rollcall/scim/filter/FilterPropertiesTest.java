package io.rollcall.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.Schemas;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FilterPropertiesTest {
    private static final ObjectNode ANN = ScimJson.standard().readObject("""
            {"userName":"ann@example.com","active":true,"name":{"givenName":"Ann"},
             "emails":[{"type":"work","value":"ann@example.com","primary":true}],
             "meta":{"lastModified":"2026-01-01T00:00:00Z"}}""");
    private final FilterEvaluator evaluator = new FilterEvaluator(Schemas.userType(), Dialect.lenient());

    @Provide
    Arbitrary<Filter> filters() {
        return Filters.any();
    }

    /** Text made of the words of the grammar, so that it goes deep into the parser. */
    @Provide
    Arbitrary<String> wordSalad() {
        return Arbitraries.of(
                        "userName",
                        "emails",
                        "eq",
                        "pr",
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "[",
                        "]",
                        ".",
                        "\"",
                        "\\",
                        "\"x\"",
                        " ",
                        " ",
                        "true",
                        "null",
                        "-1",
                        "1e5",
                        "1e",
                        "urn:a:2.0:B:c",
                        ":",
                        "ß",
                        "\n",
                        "\u0000",
                        "\\u00")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join("", words));
    }

    @Property
    void readingWhatWasPrintedGivesTheSameFilter(@ForAll("filters") Filter filter) {
        Filter again = Filter.parse(Filter.print(filter), Dialect.strict());

        assertThat(again).isEqualTo(filter);
    }

    @Property
    void lenientReadingAgreesWithStrictReading(@ForAll("filters") Filter filter) {
        Filter again = Filter.parse(Filter.print(filter), Dialect.lenient());

        assertThat(again).isEqualTo(filter);
    }

    @Property(tries = 3000)
    void wordSaladIsReadOrRefused(@ForAll("wordSalad") String text) {
        Optional<Filter> read = readOrRefuse(text);

        assertThat(read.map(filter -> Filter.parse(Filter.print(filter), Dialect.strict())))
                .isEqualTo(read);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        Optional<Filter> read = readOrRefuse(text);

        assertThat(read.map(filter -> Filter.parse(Filter.print(filter), Dialect.strict())))
                .isEqualTo(read);
    }

    private static Optional<Filter> readOrRefuse(String text) {
        try {
            return Optional.of(Filter.parse(text, Dialect.lenient()));
        } catch (ScimException e) {
            assertThat(e.error().scimType()).isEqualTo(ScimType.INVALID_FILTER);
            return Optional.empty();
        }
    }

    @Property
    void aFilterThatPassesTheCheckAlwaysHasAnAnswerAndItsNegationTheOpposite(@ForAll("filters") Filter filter) {
        boolean checked = checks(filter);

        Optional<Boolean> answer = answer(filter);

        assertThat(answer.isPresent() || !checked).isTrue();
        assertThat(answer(new Filter.Not(filter))).isEqualTo(answer.map(holds -> !holds));
    }

    private boolean checks(Filter filter) {
        try {
            evaluator.check(filter);
            return true;
        } catch (ScimException e) {
            return false;
        }
    }

    private Optional<Boolean> answer(Filter filter) {
        try {
            return Optional.of(evaluator.matches(filter, ANN));
        } catch (ScimException e) {
            return Optional.empty();
        }
    }
}
