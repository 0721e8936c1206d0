package io.rollcall.gateway.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.schema.AttributePath;
import io.rollcall.scim.schema.ResolvedPath;
import io.rollcall.scim.schema.Schemas;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** People who share values or have none, and what they are sorted by. */
final class SortedPeople {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String[] WORDS = {"a", "B", "b", "Zoë", "zoe", "É", "straße", "10", "9", "_", "ab c"};

    private SortedPeople() {}

    static String next(Random random, int number) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("userName", word(random) + number);
        user.put("active", random.nextBoolean());
        for (String attribute : new String[] {"displayName", "title", "externalId"}) {
            if (random.nextBoolean()) {
                user.put(attribute, word(random));
            }
        }
        if (random.nextBoolean()) {
            user.putObject("name").put("familyName", word(random));
        }
        plural(user.putArray("emails"), random);
        plural(user.putArray("phoneNumbers"), random);
        if (random.nextInt(4) == 0) {
            user.putArray("x509Certificates").addObject().put("value", random.nextBoolean() ? "AAAA" : "aaaa");
        }
        if (random.nextBoolean()) {
            ObjectNode enterprise = user.putObject(ENTERPRISE);
            enterprise.put("department", word(random));
            if (random.nextBoolean()) {
                enterprise.putObject("manager").put("value", word(random));
            }
        }
        return user.toString();
    }

    private static void plural(ArrayNode elements, Random random) {
        int count = random.nextInt(4);
        int primary = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            ObjectNode element = elements.addObject().put("value", word(random) + i);
            if (random.nextBoolean()) {
                element.put("type", random.nextBoolean() ? "work" : "Home");
            }
            if (i == primary) {
                element.put("primary", true);
            }
        }
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    /** By what the RFC sorts: the value, that of the primary, or the first; folded unless it is caseExact. */
    static @Nullable String value(JsonNode user, String attribute) {
        String name = attribute.equals("department") ? ENTERPRISE + ":department" : attribute;
        JsonNode container = name.startsWith(ENTERPRISE) ? user.path(ENTERPRISE) : user;
        String local = name.startsWith(ENTERPRISE) ? name.substring(ENTERPRISE.length() + 1) : name;
        String[] parts =
                (local.equals("USERNAME") ? "userName" : local.equals("emails") ? "emails.value" : local).split("\\.");
        JsonNode value = preferred(container.path(parts[0]));
        JsonNode leaf = parts.length > 1 ? value.path(parts[1]) : value;
        if (leaf.isMissingNode()) {
            return null;
        }
        String text = leaf.asText();
        AttributePath path = Objects.requireNonNull(AttributePath.parse(attribute));
        ResolvedPath resolved = Objects.requireNonNull(Schemas.userType().resolve(path, Dialect.lenient()));
        boolean exact = Objects.requireNonNull(resolved.comparable()).caseExact();
        return exact ? text : text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static JsonNode preferred(JsonNode value) {
        if (!value.isArray()) {
            return value;
        }
        for (JsonNode element : value) {
            if (element.path("primary").asBoolean()) {
                return element;
            }
        }
        return value.path(0);
    }
}
