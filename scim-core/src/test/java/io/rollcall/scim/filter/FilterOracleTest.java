package io.rollcall.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The UnboundID SDK, written independently, must read our filters and come to the same answers. Where the two are known
 * to disagree is said, with the reason, by the examples below; the random filters keep clear of those forms.
 */
class FilterOracleTest {
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private final FilterEvaluator evaluator = new FilterEvaluator(Schemas.userType(), Dialect.strict());

    @Provide
    Arbitrary<Filter> filters() {
        Arbitrary<AttributePath> paths = Arbitraries.of(
                AttributePath.of("userName"),
                AttributePath.of("TITLE"),
                AttributePath.of("name", "givenName"),
                new AttributePath(ENT, "department", null));
        Arbitrary<AttributePath> subs = Arbitraries.of(AttributePath.of("type"), AttributePath.of("value"));
        Arbitrary<Filter> valuePath =
                tree(texts(subs), 2).map(inner -> new Filter.ValuePath(AttributePath.of("emails"), inner));
        Arbitrary<Filter> active = Arbitraries.of(true, false)
                .map(value -> new Filter.Comparison(AttributePath.of("active"), Operator.EQ, new Literal.Bool(value)));
        return tree(Arbitraries.oneOf(texts(paths), texts(paths), valuePath, active), 3);
    }

    private static Arbitrary<Filter> texts(Arbitrary<AttributePath> paths) {
        Arbitrary<Filter> comparison = Combinators.combine(
                        paths,
                        Arbitraries.of(Operator.EQ, Operator.CO, Operator.SW, Operator.EW, Operator.GT, Operator.LE),
                        Arbitraries.of("a", "A", "b", "ab", "work", "a\"b\\", "%"))
                .as((path, operator, text) -> new Filter.Comparison(path, operator, new Literal.Text(text)));
        return Arbitraries.oneOf(comparison, comparison, paths.map(Filter.Present::new));
    }

    private static Arbitrary<Filter> tree(Arbitrary<Filter> leaf, int depth) {
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Filter> inner = tree(leaf, depth - 1);
        Arbitrary<List<Filter>> several = inner.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                leaf, several.map(Filter.And::new), several.map(Filter.Or::new), inner.map(Filter.Not::new));
    }

    @Provide
    Arbitrary<ObjectNode> users() {
        Arbitrary<String> text = Arbitraries.of("a", "ab", "B", "work", "a\\\"b\\\\", "100%");
        Arbitrary<String> address = Combinators.combine(Arbitraries.of("work", "home"), text)
                .as((type, value) -> "{\"type\":\"" + type + "\",\"value\":\"" + value + "\"}");
        return Combinators.combine(
                        text,
                        text,
                        text,
                        Arbitraries.of(true, false),
                        address.list().ofMaxSize(3),
                        Arbitraries.of(true, false))
                .as((userName, title, department, active, emails, named) -> ScimJson.standard()
                        .readObject("{\"userName\":\"" + userName + "\",\"active\":" + active + ",\"title\":\"" + title
                                + "\""
                                + (named ? ",\"name\":{\"givenName\":\"" + department + "\"}" : "")
                                + (emails.isEmpty() ? "" : ",\"emails\":[" + String.join(",", emails) + "]")
                                + (named ? "" : ",\"" + ENT + "\":{\"department\":\"" + department + "\"}") + "}"));
    }

    @Property(tries = 4000)
    void agreesOnRandomFiltersAndUsers(@ForAll("filters") Filter filter, @ForAll("users") ObjectNode user)
            throws ScimException {
        boolean oracle = oracle(Filter.print(filter), user);

        boolean ours = evaluator.matches(filter, user);

        assertThat(ours).as(Filter.print(filter)).isEqualTo(oracle);
    }

    /** RFC 7644 section 3.4.2.2: a complex multi-valued attribute is compared by its value; the SDK needs the name. */
    @Example
    void disagreesOnComparingAMultiValuedAttribute() throws ScimException {
        ObjectNode user = ScimJson.standard().readObject("{\"emails\":[{\"value\":\"a\"}]}");

        boolean ours = evaluator.matches(Filter.parse("emails eq \"a\"", Dialect.strict()), user);

        assertThat(ours).isTrue();
        assertThat(oracle("emails eq \"a\"", user)).isFalse();
    }

    /** RFC 7644 section 3.10: attributes may carry the URN of the core schema; the SDK looks for a key of that name. */
    @Example
    void disagreesOnTheUrnOfTheCoreSchema() throws ScimException {
        String text = Schemas.USER + ":userName eq \"a\"";
        ObjectNode user = ScimJson.standard().readObject("{\"userName\":\"a\"}");

        boolean ours = evaluator.matches(Filter.parse(text, Dialect.strict()), user);

        assertThat(ours).isTrue();
        assertThat(oracle(text, user)).isFalse();
    }

    /** externalId is case-exact (RFC 7643 section 3.1); the SDK has no schema at hand. */
    @Example
    void disagreesOnCase() throws ScimException {
        ObjectNode user = ScimJson.standard().readObject("{\"externalId\":\"a\"}");

        boolean ours = evaluator.matches(Filter.parse("externalId eq \"A\"", Dialect.strict()), user);

        assertThat(ours).isFalse();
        assertThat(oracle("externalId eq \"A\"", user)).isTrue();
    }

    private static boolean oracle(String text, ObjectNode user) throws ScimException {
        try {
            // Its own nodes, because only those find attributes in any case
            return com.unboundid.scim2.common.utils.FilterEvaluator.evaluate(
                    com.unboundid.scim2.common.filters.Filter.fromString(text),
                    JsonUtils.getObjectReader().readTree(user.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
