package io.rollcall.gateway.filter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Random;

/** Groups with some of the people as members. */
record RandomGroups(Random random, List<String> people) {

    String next(int number) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.putArray("schemas").add(Schemas.GROUP);
        group.put("displayName", word() + number);
        if (random.nextBoolean()) {
            group.put("externalId", word());
        }
        ArrayNode members = group.putArray("members");
        for (String person : people) {
            if (random.nextInt(3) == 0) {
                members.addObject().put("value", person);
            }
        }
        return group.toString();
    }

    private String word() {
        return RandomPeople.WORDS[random.nextInt(RandomPeople.WORDS.length)];
    }
}
