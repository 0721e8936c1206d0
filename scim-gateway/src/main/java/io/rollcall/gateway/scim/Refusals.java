package io.rollcall.gateway.scim;

import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import io.rollcall.scim.message.ScimType;

/** Errors that users and groups share. */
public final class Refusals {
    private Refusals() {}

    /** 404: the same whether the id never existed, was deleted, or belongs to somebody else. */
    public static ScimException missing(String type, String id) {
        return new ScimException(ScimError.notFound(type + " " + id + " does not exist in this directory."));
    }

    /** 412 (RFC 7644 section 3.14). */
    public static ScimException stale() {
        return new ScimException(ScimError.of(
                412, "The resource has changed since the version that If-Match names. Read it again, then retry."));
    }

    /** 409 with scimType uniqueness. */
    public static ScimException taken(String type, String attribute) {
        return new ScimException(new ScimError(
                409,
                ScimType.UNIQUENESS,
                "Another " + type + " of this directory has the same " + attribute + ". Look it up by " + attribute
                        + " and update it instead."));
    }
}
