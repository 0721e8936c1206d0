package io.rollcall.provisioning.group;

import java.util.Locale;

/** Names of groups: identity providers do not tell them apart by case, and neither do admins. */
public final class GroupName {

    private GroupName() {}

    public static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
