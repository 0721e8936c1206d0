package io.rollcall.testing.idp;

import java.util.List;
import java.util.Optional;

/** What an administrator does in an identity provider, sent to the application as that provider sends it. */
public sealed interface FakeIdp permits OktaClient, EntraClient {

    /** The provider's name, as people say it. */
    String name();

    /** The same provider with another token in its settings. */
    FakeIdp withToken(String token);

    /** The button that tests the connection; the answer as it came. */
    ScimAnswer testConnection();

    /** Looks the person up; creates who is not there, adopts (updates and activates) who is. */
    Provisioned assign(Person person);

    /** Sends the person's name as it is now. */
    void update(String id, Person person);

    /** Takes the application away from the person, which deactivates them. */
    void unassign(String id);

    /** The id of the group that the application has under this name. */
    Optional<String> findGroup(String displayName);

    /** Creates the group, or links the one of this name, and gives it these members. */
    PushedGroup pushGroup(String displayName, List<Provisioned> members);

    void renameGroup(String group, String displayName);

    void addMember(PushedGroup group, Provisioned user);

    void removeMember(PushedGroup group, Provisioned user);
}
