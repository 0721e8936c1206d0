package io.rollcall.rbac.decision;

import org.jspecify.annotations.Nullable;

/**
 * May this person do this?
 *
 * @param user a SCIM id, or else a user name
 * @param permission a key of the catalogue
 * @param workspace where; absent: only roles that apply to the whole tenant count
 * @param atLeast the policyVersion of an answer than which this one must not be older; absent: any will do
 */
public record Question(
        String user,
        String permission,
        @Nullable String workspace,
        @Nullable String atLeast) {

    public Question(String user, String permission, @Nullable String workspace) {
        this(user, permission, workspace, null);
    }
}
