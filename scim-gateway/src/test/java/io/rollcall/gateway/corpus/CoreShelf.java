package io.rollcall.gateway.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users, or the groups, of a directory in memory, in the order in which they came. */
final class CoreShelf {
    static final String BASE = "https://scim.example.com/scim/v2/core";
    private static final String TIME = "2026-01-01T00:00:00.000Z";

    /** One resource, and who is in it if it is a group. */
    static final class Item {
        final String id;
        final Set<String> members = new LinkedHashSet<>();
        ObjectNode resource;
        long version = 1;

        Item(String id, ObjectNode resource) {
            this.id = id;
            this.resource = resource;
        }
    }

    final ResourceType type;
    final String nameAttribute;
    private final @Nullable CoreShelf people;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Item> gone = new ArrayList<>();

    private CoreShelf(ResourceType type, String nameAttribute, @Nullable CoreShelf people) {
        this.type = type;
        this.nameAttribute = nameAttribute;
        this.people = people;
    }

    static CoreShelf users() {
        return new CoreShelf(Schemas.userType(), "userName", null);
    }

    static CoreShelf groups(CoreShelf users) {
        return new CoreShelf(Schemas.groupType(), "displayName", users);
    }

    Collection<Item> items() {
        return List.copyOf(items.values());
    }

    Item find(String id) {
        Item item = items.get(id);
        if (item == null) {
            throw new ScimException(ScimError.notFound(id + " does not exist in this directory."));
        }
        return item;
    }

    /** A person who comes back has the old id. */
    Item add(ObjectNode resource) {
        Item before = people == null ? before(resource) : null;
        Item item = new Item(before == null ? UUID.randomUUID().toString() : before.id, resource);
        item.version = before == null ? 1 : before.version + 1;
        items.put(item.id, item);
        return item;
    }

    private @Nullable Item before(ObjectNode resource) {
        for (String attribute : List.of("externalId", "userName")) {
            String wanted = resource.path(attribute).asText();
            for (Item item : gone) {
                String known = item.resource.path(attribute).asText();
                if (!wanted.isEmpty() && CaseFolding.fold(known).equals(CaseFolding.fold(wanted))) {
                    return item;
                }
            }
        }
        return null;
    }

    void remove(Item item) {
        items.remove(item.id);
        item.version++;
        gone.add(item);
    }

    void leaveAll(String id, CoreShelf groups) {
        groups.items.values().forEach(group -> group.members.remove(id));
    }

    /** As clients see it. */
    ObjectNode render(Item item, CoreShelf groups) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("id", item.id);
        whole.setAll(item.resource);
        ArrayNode references = people == null ? groupsOf(item, groups) : membersOf(item, people);
        if (people != null || !references.isEmpty()) {
            whole.set(people == null ? "groups" : "members", references);
        }
        whole.putObject("meta")
                .put("resourceType", type.name())
                .put("created", TIME)
                .put("lastModified", TIME)
                .put("location", location(this, item.id))
                .put("version", "W/\"" + item.version + "\"");
        return whole;
    }

    private static ArrayNode groupsOf(Item item, CoreShelf groups) {
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        for (Item group : groups.items.values()) {
            if (group.members.contains(item.id)) {
                references.add(reference(groups, group, group.resource.path("displayName"), "direct"));
            }
        }
        return references;
    }

    private ArrayNode membersOf(Item item, CoreShelf users) {
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        for (String member : item.members) {
            Item user = users.items.get(member);
            Item group = items.get(member);
            if (user != null) {
                JsonNode display = user.resource.path("displayName");
                references.add(reference(
                        users, user, display.isMissingNode() ? user.resource.path("userName") : display, "User"));
            } else if (group != null) {
                references.add(reference(this, group, group.resource.path("displayName"), "Group"));
            }
        }
        return references;
    }

    private static ObjectNode reference(CoreShelf shelf, Item item, JsonNode display, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", item.id)
                .put("$ref", location(shelf, item.id))
                .put("display", display.asText())
                .put("type", type);
    }

    private static String location(CoreShelf shelf, String id) {
        return BASE + shelf.type.endpoint() + "/" + id;
    }
}
