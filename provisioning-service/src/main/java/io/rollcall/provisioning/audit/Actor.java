package io.rollcall.provisioning.audit;

import io.rollcall.events.Cause;
import java.util.UUID;

/**
 * Who set something off.
 *
 * @param id a directory id, a login, or the name of a service
 */
public record Actor(Kind kind, String id) {

    /** What sort of actor. */
    public enum Kind {
        /** An identity provider, by its directory. */
        IDP,
        PERSON,
        /** A service of ours, because of something that happened before. */
        SYSTEM
    }

    /** The actor of an event that other services of the contract caused keeps only its name, which tells the kind. */
    public static Actor of(Cause cause) {
        return switch (cause.kind()) {
            case SCIM_REQUEST -> new Actor(Kind.IDP, cause.actor());
            case ADMIN_REQUEST -> new Actor(Kind.PERSON, cause.actor());
            case SYSTEM -> new Actor(Kind.SYSTEM, cause.actor());
            case EVENT -> new Actor(kindOf(cause.actor()), cause.actor());
        };
    }

    public static Actor service(String name) {
        return new Actor(Kind.SYSTEM, name);
    }

    private static Kind kindOf(String actor) {
        if (actor.endsWith("-service") || actor.equals("scim-gateway")) {
            return Kind.SYSTEM;
        }
        return isUuid(actor) ? Kind.IDP : Kind.PERSON;
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
