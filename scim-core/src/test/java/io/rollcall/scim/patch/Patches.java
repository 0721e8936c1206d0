package io.rollcall.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random PATCH bodies, sensible and senseless. */
final class Patches {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ENT = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private Patches() {}

    static Arbitrary<JsonNode> json(int depth) {
        Arbitrary<JsonNode> leaf = Arbitraries.oneOf(
                Arbitraries.of("", "x", "True", "work", "a@b.c", "\uD83D\uDE00", "1")
                        .map(TextNode::valueOf),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.just(NullNode.instance));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<JsonNode> inner = json(depth - 1);
        Arbitrary<JsonNode> array =
                inner.list().ofMaxSize(3).map(list -> NODES.arrayNode().addAll(list));
        Arbitrary<JsonNode> object =
                Arbitraries.maps(keys(), inner).ofMaxSize(4).map(Patches::object);
        return Arbitraries.oneOf(leaf, array, object);
    }

    private static ObjectNode object(Map<String, JsonNode> fields) {
        return NODES.objectNode().setAll(fields);
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.of(
                "value",
                "type",
                "primary",
                "emails",
                "name",
                "userName",
                "active",
                "name.givenName",
                "members",
                "schemas",
                "id",
                "password",
                ENT,
                ENT + ":manager",
                "manager",
                "VALUE",
                "givenName",
                "shoeSize",
                "emails[type eq \"work\"].value",
                "",
                "op",
                "path",
                "Operations",
                "roles");
    }

    static Arbitrary<String> paths() {
        return Arbitraries.of(
                "userName",
                "title",
                "active",
                "name",
                "name.givenName",
                "emails",
                "emails.value",
                "emails.primary",
                "emails[type eq \"work\"]",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"].primary",
                "emails[value co \"@\"]",
                "emails[primary eq true].display",
                "roles[primary eq \"True\"].value",
                "addresses[type eq \"work\"].locality",
                "roles",
                ENT,
                ENT + ":manager",
                ENT + ":manager.value",
                ENT + ":department",
                "members",
                "members[value eq \"U\"]",
                "password",
                "schemas",
                "id",
                "shoeSize",
                "",
                "x[",
                "displayName");
    }

    /** Anything at all. */
    static Arbitrary<ObjectNode> wild() {
        Arbitrary<JsonNode> operation = Combinators.combine(
                        Arbitraries.of("add", "Replace", "REMOVE", "move", ""),
                        paths(),
                        json(3),
                        Arbitraries.integers().between(0, 5))
                .as((op, path, value, shape) -> {
                    ObjectNode node = NODES.objectNode().put("op", op);
                    if (shape != 0) {
                        node.put("path", path);
                    }
                    return shape == 1 ? node : node.set("value", value);
                });
        return Arbitraries.oneOf(operation, operation, operation, json(2))
                .list()
                .ofMaxSize(5)
                .map(Patches::body);
    }

    /** Operations that set, so that doing them twice must be the same as doing them once. */
    static Arbitrary<ObjectNode> settings() {
        Arbitrary<JsonNode> simple = Combinators.combine(
                        Arbitraries.of("add", "Replace"),
                        Arbitraries.of(
                                "title",
                                "name.givenName",
                                "emails[type eq \"work\"].value",
                                "emails[type eq \"home\"].value",
                                "emails[type eq \"work\"].display",
                                "addresses[type eq \"work\"].locality",
                                "roles[primary eq \"True\"].value",
                                ENT + ":manager",
                                ENT + ":department",
                                "manager.value"),
                        Arbitraries.of("a", "b", "A", "c@d.e"))
                .as((op, path, value) ->
                        NODES.objectNode().put("op", op).put("path", path).put("value", value));
        Arbitrary<JsonNode> emails = Combinators.combine(
                        Arbitraries.of("add", "replace"),
                        Arbitraries.of("work", "home", "other"),
                        Arbitraries.of("a", "A", "b"),
                        Arbitraries.of(true, false))
                .as((op, type, value, primary) -> {
                    ObjectNode node = NODES.objectNode().put("op", op).put("path", "emails");
                    node.putArray("value")
                            .addObject()
                            .put("type", type)
                            .put("value", value)
                            .put("primary", primary);
                    return node;
                });
        return Arbitraries.oneOf(simple, emails)
                .list()
                .ofMinSize(1)
                .ofMaxSize(1)
                .map(Patches::body);
    }

    static ObjectNode body(List<JsonNode> operations) {
        ObjectNode body = NODES.objectNode();
        body.putArray("schemas").add(PatchRequest.SCHEMA);
        body.putArray("Operations").addAll(operations);
        return body;
    }
}
