package io.rollcall.gateway.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.gateway.dialect.DirectoryProfile;
import io.rollcall.gateway.dialect.Switch;
import io.rollcall.scim.dialect.Evidence;
import io.rollcall.scim.dialect.IdentityProviders;
import io.rollcall.scim.filter.CaseFolding;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;
import io.rollcall.scim.message.SearchRequest;
import io.rollcall.scim.patch.MembershipDelta;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.resource.NormalisedResource;
import io.rollcall.scim.resource.Projection;
import io.rollcall.scim.resource.ResourceNormaliser;
import io.rollcall.scim.schema.ResourceType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A directory in memory: what a server is that consists of the SCIM core and nothing else. */
final class CoreDirectory implements Player {
    private static final int DEFAULT_COUNT = 100;

    private final CoreShelf users;
    private final CoreShelf groups;
    private DirectoryProfile profile;

    private CoreDirectory(DirectoryProfile profile) {
        this.profile = profile;
        this.users = CoreShelf.users();
        this.groups = CoreShelf.groups(users);
    }

    /** As a file of the corpus wants it. */
    static CoreDirectory of(JsonNode file) {
        Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
        file.path("switches")
                .properties()
                .forEach(set -> switches.put(
                        Switch.of(set.getKey()).orElseThrow(), set.getValue().asBoolean()));
        return new CoreDirectory(new DirectoryProfile(file.path("provider").asText(), null, null, switches));
    }

    @Override
    public String baseUrl() {
        return CoreShelf.BASE;
    }

    @Override
    public Reply send(String method, String path, @Nullable String body, Map<String, String> headers) {
        String request = method + " " + path + " " + body;
        try {
            String[] parts = path.split("\\?", 2);
            String[] segments = parts[0].substring(1).split("/");
            CoreShelf shelf = segments[0].equals("Users") ? users : groups;
            SearchRequest search = SearchRequest.ofQuery(parameters(parts.length == 2 ? parts[1] : ""));
            return segments.length == 1
                    ? collection(request, method, shelf, search, body)
                    : item(request, method, shelf, segments[1], search, body);
        } catch (ScimException e) {
            return reply(request, e.error().status(), e.error().toJson());
        }
    }

    private Reply collection(
            String request, String method, CoreShelf shelf, SearchRequest search, @Nullable String body) {
        return method.equals("POST")
                ? reply(request, 201, view(shelf, create(shelf, read(body)), search))
                : reply(request, 200, list(shelf, search));
    }

    private Reply item(
            String request, String method, CoreShelf shelf, String id, SearchRequest search, @Nullable String body) {
        CoreShelf.Item item = shelf.find(id);
        switch (method) {
            case "PUT" -> replace(shelf, item, read(body));
            case "PATCH" -> patch(shelf, item, read(body));
            case "DELETE" -> {
                if (!profile.on(Switch.SOFT_DELETE)) {
                    shelf.remove(item);
                    users.leaveAll(id, groups);
                } else {
                    item.resource.put("active", false);
                }
                return new Reply(request, 204, Map.of(), "");
            }
            default -> {}
        }
        return reply(request, 200, view(shelf, item, search));
    }

    private CoreShelf.Item create(CoreShelf shelf, ObjectNode body) {
        learn(IdentityProviders.recogniseResource(body));
        NormalisedResource given =
                normaliser(shelf.type).create(profile.provider().resource(body));
        ObjectNode resource = given.resource();
        if (shelf == users && !resource.has("active")) {
            resource.put("active", true);
        }
        checkName(shelf, resource, null);
        List<String> members = ids(given.members() == null ? List.of() : given.members());
        CoreShelf.Item item = shelf.add(resource);
        become(item, new LinkedHashSet<>(members));
        return item;
    }

    private void replace(CoreShelf shelf, CoreShelf.Item item, ObjectNode body) {
        learn(IdentityProviders.recogniseResource(body));
        ObjectNode rewritten = profile.provider().resource(body);
        List<String> members = normaliser(shelf.type).create(rewritten).members();
        become(
                shelf,
                item,
                normaliser(shelf.type).replace(item.resource, rewritten).resource());
        if (members != null) {
            become(item, new LinkedHashSet<>(ids(members)));
        }
    }

    /** A change of members is a change of the group, and of each person who joins or leaves. */
    private void become(CoreShelf.Item group, Set<String> members) {
        Set<String> changed = new LinkedHashSet<>(members);
        changed.addAll(group.members);
        changed.removeIf(id -> members.contains(id) && group.members.contains(id));
        group.version += changed.isEmpty() ? 0 : 1;
        users.items().stream().filter(user -> changed.contains(user.id)).forEach(user -> user.version++);
        group.members.clear();
        group.members.addAll(members);
    }

    private void patch(CoreShelf shelf, CoreShelf.Item item, ObjectNode body) {
        learn(IdentityProviders.recognisePatch(body));
        PatchRequest patch = PatchRequest.parse(profile.provider().patch(body), shelf.type, profile.dialect());
        become(shelf, item, patch.apply(item.resource).resource());
        Set<String> members = new LinkedHashSet<>(item.members);
        switch (patch.membership()) {
            case MembershipDelta.Unchanged unchanged -> {}
            case MembershipDelta.Change(var add, var remove) -> {
                members.addAll(ids(add));
                remove.forEach(members::remove);
            }
            case MembershipDelta.Exactly(var exactly) -> {
                members.clear();
                members.addAll(ids(exactly));
            }
        }
        become(item, members);
    }

    private void become(CoreShelf shelf, CoreShelf.Item item, ObjectNode next) {
        if (!next.has("active") && item.resource.has("active")) {
            next.set("active", item.resource.get("active"));
        }
        checkName(shelf, next, item);
        item.version += next.equals(item.resource) ? 0 : 1;
        item.resource = next;
    }

    private void checkName(CoreShelf shelf, ObjectNode resource, CoreShelf.@Nullable Item self) {
        boolean free = shelf == groups && !profile.on(Switch.UNIQUE_GROUP_NAMES);
        String name = CaseFolding.fold(resource.path(shelf.nameAttribute).asText());
        for (CoreShelf.Item other : shelf.items()) {
            String taken =
                    CaseFolding.fold(other.resource.path(shelf.nameAttribute).asText());
            if (!free && other != self && taken.equals(name)) {
                throw new ScimException(new ScimError(409, ScimType.UNIQUENESS, "The name is taken."));
            }
        }
    }

    private static List<String> ids(List<String> members) {
        for (String member : members) {
            try {
                Objects.requireNonNull(UUID.fromString(member));
            } catch (IllegalArgumentException e) {
                throw ScimException.badRequest(ScimType.INVALID_VALUE, "A member is named by its id.");
            }
        }
        return members;
    }

    private ObjectNode list(CoreShelf shelf, SearchRequest search) {
        Filter filter = search.filter() == null ? null : Filter.parse(search.filter(), profile.dialect());
        FilterEvaluator evaluator = new FilterEvaluator(shelf.type, profile.dialect());
        if (filter != null) {
            evaluator.check(filter);
        }
        List<CoreShelf.Item> found = new ArrayList<>();
        for (CoreShelf.Item item : shelf.items()) {
            if (filter == null || evaluator.matches(filter, shelf.render(item, groups))) {
                found.add(item);
            }
        }
        int count = search.count() == null ? DEFAULT_COUNT : search.count();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        found.stream().skip(search.startIndex() - 1L).limit(count).forEach(item -> page.add(view(shelf, item, search)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        answer.put("totalResults", found.size()).put("startIndex", search.startIndex());
        answer.put("itemsPerPage", page.size()).set("Resources", page);
        return answer;
    }

    private ObjectNode view(CoreShelf shelf, CoreShelf.Item item, SearchRequest search) {
        return Projection.of(search.attributes(), search.excludedAttributes(), shelf.type)
                .apply(shelf.render(item, groups));
    }

    private ResourceNormaliser normaliser(ResourceType type) {
        return new ResourceNormaliser(type, profile.dialect());
    }

    private void learn(@Nullable Evidence evidence) {
        if (evidence != null) {
            profile = profile.seen(evidence, Instant.EPOCH);
        }
    }

    private static ObjectNode read(@Nullable String body) {
        return ScimJson.standard().readObject(body == null ? "" : body);
    }

    private static Reply reply(String request, int status, JsonNode body) {
        return new Reply(request, status, Map.of(), body.toString());
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
            parameters.put(parts[0], List.of(value));
        }
        return parameters;
    }
}
