package io.rollcall.provisioning.assignment;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;

/** A role and where it applies as one text: {@code key}, or {@code key@workspace}. No key holds an '@'. */
public final class RoleText {

    private static final char AT = '@';

    private RoleText() {}

    public static String write(RoleGrant grant) {
        String key = grant.role().value();
        return grant.workspace() == null ? key : key + AT + grant.workspace();
    }

    public static RoleGrant read(String text) {
        int at = text.indexOf(AT);
        return at < 0
                ? RoleGrant.ofTenant(new RoleKey(text))
                : new RoleGrant(new RoleKey(text.substring(0, at)), text.substring(at + 1));
    }
}
