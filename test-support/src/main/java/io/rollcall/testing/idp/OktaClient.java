package io.rollcall.testing.idp;

import static io.rollcall.testing.idp.Bodies.array;
import static io.rollcall.testing.idp.Bodies.describe;
import static io.rollcall.testing.idp.Bodies.object;
import static io.rollcall.testing.idp.Bodies.operation;
import static io.rollcall.testing.idp.Bodies.patch;
import static io.rollcall.testing.idp.Bodies.withSchemas;
import static io.rollcall.testing.idp.ScimConnection.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Okta with an application made by its wizard: every change of a person is a GET and a PUT of the whole object, nobody is ever
 * deleted, and groups are pushed by PATCH.
 */
public final class OktaClient implements FakeIdp {
    private static final String USER_AGENT = "Okta SCIM Client 1.0.0";
    private static final String PAGE = "&startIndex=1&count=100";

    private final ScimConnection scim;

    public OktaClient(ScimConnection scim) {
        this.scim = scim;
    }

    @Override
    public String name() {
        return "Okta";
    }

    @Override
    public FakeIdp withToken(String token) {
        return new OktaClient(scim.withToken(token));
    }

    @Override
    public ScimAnswer testConnection() {
        return scim.get(USER_AGENT, "/Users?startIndex=1&count=2");
    }

    @Override
    public Provisioned assign(Person person) {
        var found = scim.get(USER_AGENT, "/Users?filter=" + encode("userName eq \"" + person.userName() + "\"") + PAGE)
                .expect(200)
                .first();
        if (found.isPresent()) {
            var id = found.get().required("id").asText();
            put(id, user -> describe(user, person).put("active", true));
            return new Provisioned(id, person, false);
        }
        var created = scim.send(USER_AGENT, "POST", "/Users", newUser(person)).expect(201);
        return new Provisioned(created.id(), person, true);
    }

    /** The password is a placeholder that Okta sends when password sync is off. */
    private static ObjectNode newUser(Person person) {
        var user = describe(withSchemas(Bodies.USER), person).put("locale", "en-US");
        user.putArray("groups");
        return user.put("password", "1mz050nq").put("active", true);
    }

    @Override
    public void update(String id, Person person) {
        put(id, user -> describe(user, person));
    }

    @Override
    public void unassign(String id) {
        put(id, user -> user.put("active", false));
    }

    private void put(String id, Consumer<ObjectNode> change) {
        var user = scim.get(USER_AGENT, "/Users/" + id).expect(200).resource();
        change.accept(user);
        scim.send(USER_AGENT, "PUT", "/Users/" + id, user).expect(200);
    }

    @Override
    public Optional<String> findGroup(String displayName) {
        return scim.get(USER_AGENT, "/Groups?filter=" + encode("displayName eq \"" + displayName + "\"") + PAGE)
                .expect(200)
                .first()
                .map(group -> group.required("id").asText());
    }

    @Override
    public PushedGroup pushGroup(String displayName, List<Provisioned> members) {
        var existing = findGroup(displayName);
        var id = existing.orElseGet(() -> createGroup(displayName));
        var elements = members.stream().map(OktaClient::member).toList();
        patchGroup(id, operation("replace", "members", array(elements)));
        return new PushedGroup(id, displayName, existing.isEmpty());
    }

    private String createGroup(String displayName) {
        var group = withSchemas(Bodies.GROUP).put("displayName", displayName);
        group.putArray("members");
        return scim.send(USER_AGENT, "POST", "/Groups", group).expect(201).id();
    }

    @Override
    public void renameGroup(String group, String displayName) {
        JsonNode value = object().put("id", group).put("displayName", displayName);
        patchGroup(group, object().put("op", "replace").set("value", value));
    }

    /** Okta repeats the group's name before every change of its members. */
    @Override
    public void addMember(PushedGroup group, Provisioned user) {
        renameGroup(group.id(), group.displayName());
        patchGroup(group.id(), operation("add", "members", array(List.of(member(user)))));
    }

    @Override
    public void removeMember(PushedGroup group, Provisioned user) {
        renameGroup(group.id(), group.displayName());
        patchGroup(group.id(), object().put("op", "remove").put("path", "members[value eq \"" + user.id() + "\"]"));
    }

    private static ObjectNode member(Provisioned user) {
        return object().put("value", user.id()).put("display", user.person().userName());
    }

    private void patchGroup(String group, ObjectNode operation) {
        scim.send(USER_AGENT, "PATCH", "/Groups/" + group, patch(List.of(operation)))
                .expect(200, 204);
    }
}
