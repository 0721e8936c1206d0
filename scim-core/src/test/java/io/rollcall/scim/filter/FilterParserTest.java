package io.rollcall.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.schema.AttributePath;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class FilterParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "userName eq \"x\" | userName eq \"x\"",
                "userName EQ \"x\" | userName eq \"x\"",
                "  userName   eq   \"x\"   | userName eq \"x\"",
                "title pr | title pr",
                "title PR and (active eq true) | title pr and active eq true",
                "a pr or b pr and c pr | a pr or b pr and c pr",
                "(a pr or b pr) and c pr | (a pr or b pr) and c pr",
                "a pr or (b pr and c pr) | a pr or b pr and c pr",
                "(a pr and b pr) and c pr | (a pr and b pr) and c pr",
                "not(a pr) | not (a pr)",
                "NOT (a pr) and b pr | not (a pr) and b pr",
                "notes eq \"x\" | notes eq \"x\"",
                "order gt 5 | order gt 5",
                "a eq 1.50 | a eq 1.50",
                "a eq -3 | a eq -3",
                "a eq null | a eq null",
                "active eq false | active eq false",
                "name.givenName co \"x\" | name.givenName co \"x\"",
                "emails[type eq \"work\"] | emails[type eq \"work\"]",
                "emails[type eq \"work\" and value co \"@x\"] | emails[type eq \"work\" and value co \"@x\"]",
                "emails[type eq \"work\"].value eq \"a\" | emails[type eq \"work\" and value eq \"a\"]",
                "emails[type eq \"a\" or type eq \"b\"].value pr | emails[(type eq \"a\" or type eq \"b\") and value pr]",
                "emails[type eq \"a\" and primary eq true].value sw \"x\" | emails[type eq \"a\" and primary eq true and value sw \"x\"]",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"x\" | urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"x\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"x\" | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"x\"",
                "a eq \"q\\\"uote\" | a eq \"q\\\"uote\"",
                "a eq \"back\\\\slash\" | a eq \"back\\\\slash\"",
                "a eq \"\\u0041\\/\\t\" | a eq \"A/\\u0009\"",
                "a eq \"100% _x\" | a eq \"100% _x\"",
                "members.$ref eq \"x\" | members.$ref eq \"x\"",
                "id eq \"G\" and members eq \"U\" | id eq \"G\" and members eq \"U\"",
                "(id eq \"U\") and (manager eq \"M\") | id eq \"U\" and manager eq \"M\"",
            })
    void readsWhatTheRfcAllows(String text, String canonical) {
        Filter filter = Filter.parse(text, Dialect.strict());

        assertThat(Filter.print(filter)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "externalId eq jyoung | externalId eq \"jyoung\"",
                "userName eq a@b.c and title pr | userName eq \"a@b.c\" and title pr",
                "(userName eq a@b.c) | userName eq \"a@b.c\"",
                "emails[value eq a@b.c] | emails[value eq \"a@b.c\"]",
                "active eq True | active eq true",
                "ActiVe eq FALSE | ActiVe eq false",
                "employeeNumber eq 00123 | employeeNumber eq \"00123\"",
                "employeeNumber eq 12-34 | employeeNumber eq \"12-34\"",
            })
    void readsUnquotedValuesWhenLenient(String text, String canonical) {
        Filter filter = Filter.parse(text, Dialect.lenient());

        assertThat(Filter.print(filter)).isEqualTo(canonical);
        assertThat(catchThrowableOfType(ScimException.class, () -> Filter.parse(text, Dialect.strict())))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "userName",
                "userName eq",
                "userName is \"x\"",
                "userName eq \"x",
                "userName eq \"x\" \"y\"",
                "userName eq John Smith",
                "userName eq \"x\" and",
                "and userName eq \"x\"",
                "userName eq \"x\" or or title pr",
                "title pr)",
                "(title pr",
                "not title pr",
                "not (title pr",
                "()",
                "emails[type eq \"work\"",
                "emails[]",
                "emails[type eq \"work\"].",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"].value.x eq 1",
                "emails[phones[type eq 1] pr]",
                "a..b eq 1",
                "a.b.c eq 1",
                ".a eq 1",
                "foo:bar eq 1",
                "urn: eq 1",
                "1a eq 1",
                "a eq \"\\x\"",
                "a eq \"\\u00\"",
                "a eq \"\\u0000\"",
                "a eq \"line\nbreak\"",
                "a eq 'x'y\"",
                "a eq 1e999999999 or",
                "userName\u0000 eq \"x\"",
            })
    void refusesEverythingElse(String text) {
        ScimException refused = catchThrowableOfType(ScimException.class, () -> Filter.parse(text, Dialect.lenient()));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_FILTER);
        assertThat(refused.error().status()).isEqualTo(400);
        assertThat(refused.error().detail())
                .startsWith("The filter cannot be read: ")
                .endsWith(".");
    }

    @Test
    void saysWhereAndWhatWasExpected() {
        ScimException refused =
                catchThrowableOfType(ScimException.class, () -> Filter.parse("userName is \"x\"", Dialect.lenient()));

        assertThat(refused.error().detail())
                .isEqualTo("The filter cannot be read: expected one of eq, ne, co, sw, ew, pr, gt, ge, lt, le at"
                        + " position 10.");
    }

    @Test
    void aValuePathFollowedByASubAttributeIsOneElement() {
        Filter filter = Filter.parse("emails[type eq \"work\"].value pr", Dialect.strict());

        assertThat(filter).isInstanceOfSatisfying(Filter.ValuePath.class, path -> {
            assertThat(path.path()).isEqualTo(AttributePath.of("emails"));
            assertThat(path.filter()).isInstanceOf(Filter.And.class);
        });
    }

    static Stream<String> hostile() {
        return Stream.of(
                "not(".repeat(20_000),
                "not (".repeat(1_600),
                "(".repeat(8_000),
                "(".repeat(33) + "a pr" + ")".repeat(33),
                "a pr and ".repeat(100) + "a pr",
                "a pr or ".repeat(900) + "a pr",
                "a[".repeat(4_000),
                "a eq " + "9".repeat(8_000),
                "a eq \"" + "\\u0041".repeat(1_400),
                "a".repeat(9_000) + " pr",
                "a eq \"" + "x".repeat(8_200) + "\"");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isBoundedInDepthLengthAndTerms(String text) {
        ScimException refused = catchThrowableOfType(ScimException.class, () -> Filter.parse(text, Dialect.strict()));

        assertThat(refused.error().scimType()).isEqualTo(ScimType.INVALID_FILTER);
        assertThat(refused.error().detail()).hasSizeLessThan(200);
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        String deep = "(".repeat(32) + "a pr" + ")".repeat(32);
        String wide = "a pr and ".repeat(99) + "a pr";

        Filter filter = Filter.parse(deep + " ", Dialect.strict());

        assertThat(filter).isEqualTo(new Filter.Present(AttributePath.of("a")));
        assertThat(Filter.parse(wide, Dialect.strict())).isInstanceOf(Filter.And.class);
    }
}
