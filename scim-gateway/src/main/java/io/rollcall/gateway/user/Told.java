package io.rollcall.gateway.user;

import io.rollcall.gateway.guard.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * What others were told about a person, as far as that is not what SCIM says.
 *
 * @param offset what to add to the person's version to get the version of the last event
 * @param withheld why others are told that the person is active, null if they are told what SCIM says
 */
public record Told(long offset, @Nullable Withheld withheld) {
    public static final Told ALL = new Told(0, null);

    /** @param withheld as it is kept, the name of a {@link Withheld} */
    public static Told of(long offset, @Nullable String withheld) {
        return new Told(offset, withheld == null ? null : Withheld.valueOf(withheld));
    }

    public boolean keepsAccess() {
        return withheld != null;
    }

    /** The person changed, and nobody is told. */
    public Told silent() {
        return new Told(offset - 1, withheld);
    }

    /** Others are told more than what changed. */
    public Told more() {
        return new Told(offset + 1, withheld);
    }

    public Told with(@Nullable Withheld next) {
        return new Told(offset, next);
    }
}
