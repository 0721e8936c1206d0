package io.rollcall.scim.filter;

import io.rollcall.scim.schema.AttributePath;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random filters over the attributes of User, also ones that no data matches. */
final class Filters {
    private Filters() {}

    static Arbitrary<Filter> any() {
        return tree(Arbitraries.oneOf(term(paths()), valuePath()), 4);
    }

    private static Arbitrary<Filter> valuePath() {
        Arbitrary<AttributePath> subs =
                Arbitraries.of("type", "value", "primary", "display").map(AttributePath::of);
        return Combinators.combine(Arbitraries.of("emails", "phoneNumbers", "ROLES"), tree(term(subs), 2))
                .as((name, filter) -> new Filter.ValuePath(AttributePath.of(name), filter));
    }

    private static Arbitrary<Filter> tree(Arbitrary<Filter> leaf, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Filter> inner = tree(leaf, depth - 1);
        Arbitrary<List<Filter>> several = inner.list().ofMinSize(2).ofMaxSize(2);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, leaf),
                net.jqwik.api.Tuple.of(1, several.map(Filter.And::new)),
                net.jqwik.api.Tuple.of(1, several.map(Filter.Or::new)),
                net.jqwik.api.Tuple.of(1, inner.map(Filter.Not::new)));
    }

    private static Arbitrary<Filter> term(Arbitrary<AttributePath> paths) {
        Arbitrary<Filter> comparison = Combinators.combine(paths, Arbitraries.of(Operator.class), literals())
                .as(Filter.Comparison::new);
        return Arbitraries.oneOf(comparison, paths.map(Filter.Present::new));
    }

    private static Arbitrary<AttributePath> paths() {
        return Arbitraries.of(
                AttributePath.of("userName"),
                AttributePath.of("USERNAME"),
                AttributePath.of("active"),
                AttributePath.of("externalId"),
                AttributePath.of("name", "givenName"),
                AttributePath.of("emails"),
                AttributePath.of("emails", "value"),
                AttributePath.of("meta", "lastModified"),
                AttributePath.of("nothing"),
                new AttributePath("urn:ietf:params:scim:schemas:core:2.0:User", "title", null),
                new AttributePath("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "manager", "value"));
    }

    private static Arbitrary<Literal> literals() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ascii()
                .withChars("äß€İ\"\\/%_\t")
                .excludeChars('\0')
                .ofMaxLength(12);
        return Arbitraries.oneOf(
                texts.map(Literal.Text::new),
                Arbitraries.of("ann@example.com", "work", "True", "2026-01-01T00:00:00Z")
                        .map(Literal.Text::new),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e9"), new BigDecimal("1e9"))
                        .map(Literal.Number::new),
                Arbitraries.of(true, false).map(Literal.Bool::new),
                Arbitraries.just(new Literal.Null()));
    }
}
