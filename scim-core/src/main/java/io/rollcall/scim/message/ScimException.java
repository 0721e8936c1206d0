package io.rollcall.scim.message;

/**
 * The one exception of this library: what a client sent cannot be done. It carries no stack trace, because it is an
 * answer, not a fault, and hostile input must not be expensive.
 */
public final class ScimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ScimError error;

    public ScimException(ScimError error) {
        super(error.detail(), null, false, false);
        this.error = error;
    }

    /** 400 with the given scimType. */
    public static ScimException badRequest(ScimType type, String detail) {
        return new ScimException(ScimError.badRequest(type, detail));
    }

    public ScimError error() {
        return error;
    }

    /** The same error with a place in front of its detail, such as {@code Operations[2]}. */
    public ScimException at(String place) {
        return new ScimException(new ScimError(error.status(), error.scimType(), place + ": " + error.detail()));
    }
}
