package io.rollcall.rbac.access;

import io.rollcall.events.RoleGrant;
import io.rollcall.events.RoleKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Grants as text: {@code key}, or {@code key@workspace}. A role key holds no '@'. */
public final class GrantText {

    private static final char AT = '@';

    private GrantText() {}

    public static String[] write(Collection<RoleGrant> grants) {
        return grants.stream().map(GrantText::write).toArray(String[]::new);
    }

    public static List<RoleGrant> read(String[] texts) {
        return Arrays.stream(texts).map(GrantText::read).toList();
    }

    public static String write(RoleGrant grant) {
        return grant.workspace() == null ? grant.role().value() : grant.role().value() + AT + grant.workspace();
    }

    public static RoleGrant read(String text) {
        int at = text.indexOf(AT);
        return at < 0
                ? RoleGrant.ofTenant(new RoleKey(text))
                : new RoleGrant(new RoleKey(text.substring(0, at)), text.substring(at + 1));
    }
}
