package io.rollcall.testing.idp;

import static io.rollcall.testing.idp.Bodies.array;
import static io.rollcall.testing.idp.Bodies.operation;
import static io.rollcall.testing.idp.Bodies.patch;
import static io.rollcall.testing.idp.ScimConnection.encode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Entra ID in its default spelling: capital operations, strings for booleans, one operation per attribute, members removed by a
 * list of values. Deletes for good what was deleted for good at Microsoft.
 */
public final class EntraClient implements FakeIdp {
    private static final String USER_AGENT = "AzureADProvisioning";

    private final ScimConnection scim;

    public EntraClient(ScimConnection scim) {
        this.scim = scim;
    }

    @Override
    public String name() {
        return "Entra ID";
    }

    @Override
    public FakeIdp withToken(String token) {
        return new EntraClient(scim.withToken(token));
    }

    /** Looks for somebody who cannot exist: an empty list is the answer it wants. */
    @Override
    public ScimAnswer testConnection() {
        return lookUp(UUID.randomUUID().toString());
    }

    private ScimAnswer lookUp(String userName) {
        return scim.get(USER_AGENT, "/Users?filter=" + encode("userName eq \"" + userName + "\""));
    }

    @Override
    public Provisioned assign(Person person) {
        var found = lookUp(person.userName()).expect(200).first();
        if (found.isPresent()) {
            var id = found.get().required("id").asText();
            patchUser(id, List.of(operation("Replace", "active", "True")));
            update(id, person);
            return new Provisioned(id, person, false);
        }
        var created = scim.send(USER_AGENT, "POST", "/Users", EntraBodies.newUser(person))
                .expect(201);
        return new Provisioned(created.id(), person, true);
    }

    @Override
    public void update(String id, Person person) {
        patchUser(
                id,
                List.of(
                        operation("Replace", "displayName", person.displayName()),
                        operation("Replace", "name.givenName", person.givenName()),
                        operation("Replace", "name.familyName", person.familyName()),
                        operation("Replace", "emails[type eq \"work\"].value", person.userName())));
    }

    @Override
    public void unassign(String id) {
        patchUser(id, List.of(operation("Replace", "active", "False")));
    }

    /** What happens some 30 days after a person was deleted, or at once when that was asked for. */
    public void delete(String id) {
        scim.delete(USER_AGENT, "/Users/" + id).expect(204);
    }

    private void patchUser(String id, List<ObjectNode> operations) {
        scim.send(USER_AGENT, "PATCH", "/Users/" + id, patch(operations)).expect(200, 204);
    }

    @Override
    public Optional<String> findGroup(String displayName) {
        var filter = encode("displayName eq \"" + displayName + "\"");
        return scim.get(USER_AGENT, "/Groups?excludedAttributes=members&filter=" + filter)
                .expect(200)
                .first()
                .map(group -> group.required("id").asText());
    }

    @Override
    public PushedGroup pushGroup(String displayName, List<Provisioned> members) {
        var existing = findGroup(displayName);
        var id = existing.orElseGet(() -> createGroup(displayName));
        var elements = members.stream().map(EntraBodies::member).toList();
        patchGroup(id, operation("Add", "members", array(elements)));
        return new PushedGroup(id, displayName, existing.isEmpty());
    }

    private String createGroup(String displayName) {
        return scim.send(USER_AGENT, "POST", "/Groups", EntraBodies.newGroup(displayName))
                .expect(201)
                .id();
    }

    @Override
    public void renameGroup(String group, String displayName) {
        patchGroup(group, operation("Replace", "displayName", displayName));
    }

    /** Asks first whether the person is a member already, as Entra does. */
    @Override
    public void addMember(PushedGroup group, Provisioned user) {
        if (!isMember(group, user)) {
            patchGroup(group.id(), operation("Add", "members", array(List.of(EntraBodies.member(user)))));
        }
    }

    private boolean isMember(PushedGroup group, Provisioned user) {
        var filter = encode("id eq \"" + group.id() + "\" and members eq \"" + user.id() + "\"");
        return scim.get(USER_AGENT, "/Groups?filter=" + filter + "&attributes=id")
                .expect(200)
                .first()
                .isPresent();
    }

    @Override
    public void removeMember(PushedGroup group, Provisioned user) {
        patchGroup(group.id(), operation("Remove", "members", array(List.of(EntraBodies.member(user)))));
    }

    private void patchGroup(String group, ObjectNode operation) {
        scim.send(USER_AGENT, "PATCH", "/Groups/" + group, patch(List.of(operation)))
                .expect(200, 204);
    }
}
