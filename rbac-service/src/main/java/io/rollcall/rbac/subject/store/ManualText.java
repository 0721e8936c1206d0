package io.rollcall.rbac.subject.store;

import io.rollcall.events.ManualRole;
import io.rollcall.rbac.access.GrantText;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Roles that admins gave, as text: as {@link GrantText}, and behind a space the instant at which it ends. */
final class ManualText {

    private static final char SPACE = ' ';

    private ManualText() {}

    static String[] write(List<ManualRole> roles) {
        return roles.stream().map(ManualText::write).toArray(String[]::new);
    }

    static List<ManualRole> read(String[] texts) {
        return Arrays.stream(texts).map(ManualText::read).toList();
    }

    private static String write(ManualRole role) {
        String grant = GrantText.write(role.grant());
        return role.until() == null ? grant : grant + SPACE + role.until();
    }

    private static ManualRole read(String text) {
        int space = text.lastIndexOf(SPACE);
        return space < 0
                ? new ManualRole(GrantText.read(text), null)
                : new ManualRole(GrantText.read(text.substring(0, space)), Instant.parse(text.substring(space + 1)));
    }
}
