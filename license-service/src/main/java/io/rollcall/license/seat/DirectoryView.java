package io.rollcall.license.seat;

import org.jspecify.annotations.Nullable;

/** What the directory says about a person, at one version of the person. */
public record DirectoryView(
        long version, boolean active, @Nullable String userName) implements View {

    /** Nothing heard yet. */
    public static final DirectoryView UNHEARD = new DirectoryView(0, false, null);
}
