package io.rollcall.testing.idp;

/**
 * Somebody as the identity provider knows them.
 *
 * @param externalId the identity provider's own id of the person; does not change
 * @param userName the login, also the e-mail address
 */
public record Person(String externalId, String givenName, String familyName, String userName) {

    public String displayName() {
        return givenName + " " + familyName;
    }

    /** The same person after a wedding: the login stays. */
    public Person withFamilyName(String changed) {
        return new Person(externalId, givenName, changed, userName);
    }
}
