package io.rollcall.provisioning.local;

import java.util.List;
import java.util.Locale;

/**
 * Who may become a member of a tenant, and how.
 *
 * @param allowedDomains whom admins may invite, by the domain of the address; anybody when empty
 * @param verifiedDomains the domains that the vendor has verified to be the tenant's: a directory takes over a person of
 *     these by user name or external id too, and any other person only by the very address that was invited
 * @param invitationDays how long an invitation is good for
 * @param version counts the changes; 0 for the policy of a tenant that never set one
 */
public record MemberPolicy(
        Mode mode, List<String> allowedDomains, List<String> verifiedDomains, int invitationDays, long version) {

    /** Until somebody decides otherwise the identity provider alone says who is a member. */
    public static final MemberPolicy INITIAL = new MemberPolicy(Mode.IDP_ONLY, List.of(), List.of(), 14, 0);

    /** Who adds members. */
    public enum Mode {
        /** The identity provider alone. */
        IDP_ONLY,
        /** The identity provider, and admins by invitation. */
        HYBRID
    }

    public MemberPolicy {
        allowedDomains = fold(allowedDomains);
        verifiedDomains = fold(verifiedDomains);
    }

    private static List<String> fold(List<String> domains) {
        return domains.stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    public boolean allows(String email) {
        return allowedDomains.isEmpty() || allowedDomains.contains(domain(email));
    }

    public boolean verified(String email) {
        return verifiedDomains.contains(domain(email));
    }

    private static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
