package io.rollcall.gateway.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.Schemas;
import java.util.Random;

/** People with few different values, so that filters find some of them; letters include awkward ones. */
final class RandomPeople {
    static final String[] WORDS = {
        "a",
        "ab",
        "Ab",
        "abc",
        "b",
        "Straße",
        "STRASSE",
        "é",
        "É",
        "x%y",
        "x_y",
        "quote\"d",
        "back\\slash",
        "Σας",
        "zz top"
    };
    static final String[] TYPES = {"work", "home", "Other"};

    private final Random random;

    RandomPeople(Random random) {
        this.random = random;
    }

    String next(int number) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.putArray("schemas").add(Schemas.USER);
        user.put("userName", word() + number);
        if (random.nextBoolean()) {
            user.put("active", random.nextBoolean());
        }
        for (String attribute : new String[] {"displayName", "title", "externalId", "nickName", "profileUrl"}) {
            if (random.nextInt(3) > 0) {
                user.put(attribute, word());
            }
        }
        if (random.nextBoolean()) {
            user.putObject("name").put(random.nextBoolean() ? "familyName" : "givenName", word());
        }
        plural(user.putArray("emails"));
        plural(user.putArray("phoneNumbers"));
        if (random.nextBoolean()) {
            ObjectNode enterprise = user.putObject(Schemas.ENTERPRISE_USER);
            enterprise.put("department", word());
            if (random.nextBoolean()) {
                enterprise.putObject("manager").put("value", word());
            }
        }
        return user.toString();
    }

    private void plural(ArrayNode array) {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ObjectNode element = array.addObject().put("value", word());
            if (random.nextBoolean()) {
                element.put("type", TYPES[random.nextInt(TYPES.length)]);
            }
            if (i == 0 && random.nextBoolean()) {
                element.put("primary", true);
            }
        }
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
