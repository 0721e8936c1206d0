package io.rollcall.rbac.access;

import java.util.Locale;

/** User names are the same whatever their case. */
public final class UserNames {

    private UserNames() {}

    /** The form that is stored and looked up. */
    public static String fold(String userName) {
        return userName.toLowerCase(Locale.ROOT);
    }
}
